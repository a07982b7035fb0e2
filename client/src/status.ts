import * as vscode from 'vscode';
import { plural } from './plural.ts';

/** Shows how many findings the file in front has. */
export function registerStatus(context: vscode.ExtensionContext): void {
  const item = vscode.window.createStatusBarItem('concordat.status', vscode.StatusBarAlignment.Left, 50);
  item.name = 'Concordat';
  item.command = 'workbench.actions.view.problems';
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !['yaml', 'json', 'jsonc'].includes(document.languageId)) return item.hide();
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => diagnostic.source === 'concordat');
    const count = (severity: vscode.DiagnosticSeverity): number =>
      found.filter((diagnostic) => diagnostic.severity === severity).length;
    const errors = count(vscode.DiagnosticSeverity.Error);
    const warnings = count(vscode.DiagnosticSeverity.Warning);
    const notes = found.length - errors - warnings;
    // Between two icons a plain space has no width, so ours would run into the next one.
    item.text =
      found.length === 0
        ? '$(law) Concordat'
        : `$(law)\u00a0$(error) ${errors} $(warning) ${warnings}${notes > 0 ? ` $(info) ${notes}` : ''}`;
    const counts = [plural(errors, 'error'), plural(warnings, 'warning')].join(', ');
    item.tooltip = `Concordat: ${counts} and ${plural(notes, 'note')} in this file`;
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    item.show();
  };
  context.subscriptions.push(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(update),
  );
  update();
}
