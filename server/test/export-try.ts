import { FRAMES_OF, EXAMPLE_DAY } from '../src/testkit/frames.ts';
import { checkFiles, ROOT } from '../src/testkit/memory.ts';
import { exportAgreement } from '../src/insight/export/export-agreement.ts';
const f = FRAMES_OF.agreement!;
const { workspace } = checkFiles([['agreements/a.yaml', f.text], ...Object.entries(f.others)], EXAMPLE_DAY as any);
const a = workspace.current.files.get(`${ROOT}/agreements/a.yaml`)!.documents[0]!.lowered.agreements[0]!;
for (const t of ['dpv','odrl','odaa'] as const) {
const out = exportAgreement(a, `${ROOT}/agreements/a.yaml`, workspace.current, t);
if (t==='dpv') console.log(out.text);
console.log('LOST', out.lost, 'BLANK', out.blank);
const { findings } = checkFiles([[t==='odaa'?'agreements/b.yaml':'agreements/b.json', out.text], ...Object.entries(f.others)], EXAMPLE_DAY as any);
console.log(findings.map(f=>f.rule+': '+f.message+' @'+f.file).join('\n'));
}
