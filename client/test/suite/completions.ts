import * as vscode from 'vscode';

/** What is offered at a place, by label without its quotes. */
export async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<Map<string, vscode.CompletionItem>> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return new Map(
    list.items.map((item) => {
      const label = typeof item.label === 'string' ? item.label : item.label.label;
      return [label.replace(/^"|"$/g, ''), item];
    }),
  );
}

export function documentationOf(item: vscode.CompletionItem | undefined): string {
  const documentation = item?.documentation;
  return typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
}
