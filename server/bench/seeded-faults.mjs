// Takes one term at a time from complete agreements of every regime, or spoils it, and prints whether the rule that has to say so does, and where.
//   npm run bench:faults            all that were missed or misplaced, and what else was said
import { seededFaultReport } from '../src/testkit/seeded-fault-report.ts';

const { faults, found, missed, misplaced, further } = seededFaultReport();
for (const { file, fault } of missed) console.log(`missed     ${file}  ${fault.name}  ${fault.rules.join(' or ')}`);
for (const { file, fault, at } of misplaced)
  console.log(
    `misplaced  ${file}  ${fault.name}  ${fault.rules.join(' or ')} at ${at.join(', ')} instead of ${fault.pointer}`,
  );
if (process.argv.includes('--further'))
  for (const { file, fault, said } of further) console.log(`further    ${file}  ${fault.name}  ${said.join(', ')}`);
console.log(
  `${faults} faults: ${found} found (recall ${((100 * found) / faults).toFixed(1)} %), ${missed.length} missed, ${misplaced.length} misplaced; ${further.length} with something further`,
);
