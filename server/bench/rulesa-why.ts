import { rules } from '../generated/rules.ts';
import { composeExample } from '../src/testkit/compose-example.ts';
import { checkFiles } from '../src/testkit/memory.ts';
for (const r of rules) for (const e of [...r.examples.good,...r.examples.bad]) {
  if (/privacy\/undeclared|free-text-in|over-precise/.test(r.id)) continue;
  const c=composeExample(e); const {findings}=checkFiles(c.files,(e.now??'2026-04-10') as any);
  for (const f of findings) if (/undeclared|free-text-in|over-precise/.test(f.rule) && !JSON.stringify([...c.markers]).includes(f.messageId)) console.log(r.id,'|',e.title,'|',f.file,'|',f.message,'|',f.related.map(x=>x.message).join(' ; '));
}
