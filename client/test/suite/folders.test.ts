import * as vscode from 'vscode';
import { findingOf, findingsIn } from './findings.ts';
import { closeAll, uriOf } from './project.ts';
import { until } from './until.ts';

const TEXT = 'apiVersion: concordat/v1\nkind: DataSharingAgreement\nid: x\ntitle: X\nversion: "1"\nstatus: activ\n';
const RULE = 'structure/schema-violation';

describe('a folder', () => {
  before(async () => {
    await closeAll();
    await vscode.workspace.fs.writeFile(uriOf('agreements/lent/deep/x.agreement.yaml'), new TextEncoder().encode(TEXT));
  });
  after(() =>
    vscode.workspace.fs.delete(uriOf('agreements/kept'), { recursive: true }).then(undefined, () => undefined),
  );

  it('that comes, moves or goes takes the findings in its files along', async () => {
    await findingOf('agreements/lent/deep/x.agreement.yaml', RULE);
    await vscode.workspace.fs.rename(uriOf('agreements/lent'), uriOf('agreements/kept'));
    await findingOf('agreements/kept/deep/x.agreement.yaml', RULE);
    await isForgotten('agreements/lent/deep/x.agreement.yaml');
    await vscode.workspace.fs.delete(uriOf('agreements/kept'), { recursive: true });
    await isForgotten('agreements/kept/deep/x.agreement.yaml');
  });

  function isForgotten(path: string): Promise<true> {
    return until(`nothing is said of ${path}`, () => findingsIn(path).length === 0) as Promise<true>;
  }
});
