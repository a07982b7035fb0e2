import assert from 'node:assert/strict';
import type { IsoDate } from '../../src/base/iso-date.ts';
import { completions, hoverAt } from '../../src/testkit/cursor.ts';
import { EXAMPLE_DAY, FRAMES_OF } from '../../src/testkit/frames.ts';
import { checkFiles, ROOT } from '../../src/testkit/memory.ts';

const NOW = EXAMPLE_DAY as IsoDate;

function read(text: string, name = 'a.yaml', others: readonly (readonly [string, string])[] = []) {
  const { findings, workspace } = checkFiles([[name, text], ...others], NOW);
  const document = workspace.current.files.get(`${ROOT}/${name}`)?.documents[0];
  const recognised = document?.detection && `${document.detection.adapter.id} ${document.detection.confidence}`;
  return { recognised, agreements: document?.lowered.agreements ?? [], findings };
}

const ODRL = '"@context": http://www.w3.org/ns/odrl.jsonld\n';
const DSP = '"@context": ["https://w3id.org/dspace/2025/1/context.jsonld"]\n';

describe('ODRL', () => {
  const recognised: Record<string, [text: string, as: string | undefined]> = {
    'a set': [`${ODRL}"@type": Set\n`, 'odrl certain'],
    'by its uid and type': [`${ODRL}uid: x:a\ntype: Offer\n`, 'odrl certain'],
    'in an envelope': [
      '"@context": {"@vocab": "x:y#"}\n"@id": a\npolicy: {"@context": "http://www.w3.org/ns/odrl.jsonld", "@type": Set}\n',
      'odrl certain',
    ],
    'prefixed, without a type': [
      '"@context": {odrl: "http://www.w3.org/ns/odrl/2/"}\nodrl:permission: {odrl:action: {"@id": "odrl:use"}}\n',
      'odrl certain',
    ],
    expanded: ['- {"@type": ["http://www.w3.org/ns/odrl/2/Agreement"]}\n', 'odrl certain'],
    'a message': [`${DSP}"@type": ContractOfferMessage\n`, 'odrl certain'],
    'a template that is no JSON': [
      '// Template\n{"@type": "odrl:Duty", "odrl:assigner": (idsc:PARTICIPANT_TEMPLATE)\n (, "x": 1)? }',
      'odrl likely',
    ],
    'permissions of another vocabulary': [
      '"@context": https://dexa.example/context.jsonld\n"@type": [Permission]\npermission: allow\n',
      undefined,
    ],
    'a connector without a policy': [
      '"@context": {"@vocab": "https://w3id.org/edc/v0.0.1/ns/"}\n"@id": "1"\naccessPolicyId: a\n',
      undefined,
    ],
    'other data': ['{"type": "Offer", "permission": []}', undefined],
  };
  for (const [title, [text, as]] of Object.entries(recognised))
    it(`recognises: ${title}`, () => {
      assert.equal(read(text, text.startsWith('//') ? 'a.jsonld' : 'a.yaml').recognised, as);
    });

  it('says only what is wrong with the syntax of a template', () => {
    const template = '// Template\n{"@type": "odrl:Set", "odrl:assigner": (idsc:PARTICIPANT_TEMPLATE)\n (, "x": 1)? }';
    const rules = new Set(read(template, 'a.jsonld').findings.map(({ rule }) => rule));
    assert.deepEqual([...rules], ['structure/syntax-error']);
  });

  const rule = (constraint: string, action = 'use') =>
    `permission: [{action: ${action}, target: x:t, constraint: [${constraint}]}]\n`;
  const compare = (left: string, operator = 'eq') =>
    rule(`{leftOperand: ${left}, operator: ${operator}, rightOperand: a}`);
  const problems: Record<string, [text: string, messages: string[]]> = {
    'terms of ODRL': [`${ODRL}"@type": Set\n${compare('spatial')}`, []],
    'a term that does not exist': [
      `${ODRL}"@type": Set\n${compare('location')}`,
      ['ODRL’s list of left operands has no `location`: did you mean `spatial`?'],
    ],
    'a slip, in full and prefixed': [
      `${ODRL}"@type": Set\n${compare('odrl:purpos', '{"@id": "http://www.w3.org/ns/odrl/2/equals"}')}`,
      [
        'ODRL’s list of left operands has no `odrl:purpos`: did you mean `odrl:purpose`?',
        'ODRL’s list of operators has no `"http://www.w3.org/ns/odrl/2/equals"`: did you mean `http://www.w3.org/ns/odrl/2/eq`?',
      ],
    ],
    'a name that fell into the vocabulary of the envelope': [
      `"@context": {"@vocab": "https://w3id.org/edc/v0.0.1/ns/"}\npolicy:\n  "@context": http://www.w3.org/ns/odrl.jsonld\n  "@type": Set\n  ${compare('zzz')}`,
      ['ODRL’s list of left operands has no `zzz`.'],
    ],
    'actions, also those with refinements': [
      `${ODRL}"@type": Set\n${rule('', '{"rdf:value": {"@id": "odrl:prnt"}, refinement: []}')}`,
      ['ODRL’s list of actions has no `"odrl:prnt"`: did you mean `odrl:print`?'],
    ],
    'plain texts that a prefix should precede': [
      '"@context": {odrl: "http://www.w3.org/ns/odrl/2/"}\n"@type": odrl:Set\nodrl:permission: {odrl:action: use}\nodrl:prohibition: {odrl:action: publish}\n',
      ['ODRL’s list of actions has no `publish`.'],
    ],
    'terms of a profile, of another vocabulary, of a context that cannot be read': [
      `${ODRL}"@type": Set\nprofile: https://p.example/\n${compare('partner')}`,
      [],
    ],
    'another vocabulary': [`${ODRL}"@type": Set\n${compare('cx-policy:UsagePurpose', 'idsc:EQUALS')}`, []],
    'a context that cannot be read': [
      `"@context": ["http://www.w3.org/ns/odrl.jsonld", "https://p.example/c.jsonld"]\n"@type": Set\n${compare('partner')}`,
      [],
    ],
    'a profile does not add to ODRL itself': [
      `${ODRL}"@type": Set\nprofile: https://p.example/\n${compare('odrl:partner')}`,
      ['ODRL’s list of left operands has no `odrl:partner`.'],
    ],
    'no rule': [
      `${ODRL}"@type": Set\npermission: []\n`,
      ['The file needs something in `permission`, `prohibition` or `obligation`.'],
    ],
    'rules of another policy': [`${ODRL}"@type": Set\ninheritFrom: x:a\n`, []],
    'a policy that is only named': [`${ODRL}"@graph": [{"@id": x:a, "@type": Offer}]\n`, []],
    'an offer of nobody, an agreement with nobody': [
      `${ODRL}"@graph":\n- {"@type": Offer, permission: {action: use}}\n- {"@type": Agreement, assigner: x:a, permission: {action: use}}\n`,
      ['Item 1 of `@graph` needs `assigner`.', 'Item 2 of `@graph` needs `assignee`.'],
    ],
    'parties at the rules': [
      `${ODRL}"@type": Agreement\npermission: {action: use, assigner: x:a, assignee: x:b}\n`,
      [],
    ],
    'offers of the Dataspace Protocol have no assigner': [
      `${DSP}"@type": ContractOfferMessage\noffer: {"@id": x:o, "@type": Offer, permission: [{action: use}]}\n`,
      [],
    ],
  };
  for (const [title, [text, messages]] of Object.entries(problems))
    it(`judges: ${title}`, () => {
      assert.deepEqual(
        read(text).findings.map(({ message }) => message),
        messages,
      );
    });

  it('lowers agreements: parties, what is shared, purpose and time', () => {
    const [agreement] = read(FRAMES_OF.odrl?.text ?? '').agreements;
    assert.ok(agreement);
    assert.deepEqual(
      agreement.parties.map(({ id, roles }) => [id?.value, roles[0]?.value]),
      [
        ['https://council.example/', 'provider'],
        ['https://university.example/', 'recipient'],
      ],
    );
    assert.deepEqual(
      agreement.items.map(({ standard, fields }) => [standard?.value, fields[0]?.value]),
      [['urn:gov.example:standard:claim', '*']],
    );
    assert.deepEqual(
      [agreement.id?.value, agreement.purpose?.category?.value, agreement.start?.value, agreement.end?.value],
      ['urn:gov.example:policy:2026-0042', 'https://w3id.org/dpv#ResearchAndDevelopment', undefined, '2028-08-31'],
    );
  });

  it('is silent where ODRL has no words, whatever is shared; offers and sets are no agreements', () => {
    const standard = FRAMES_OF.standard?.text ?? '';
    const { findings } = read(FRAMES_OF.odrl?.text ?? '', 'a.yaml', [['standards/claim.yaml', standard]]);
    assert.deepEqual(findings, []);
    for (const type of ['Offer', 'Set', 'Request'])
      assert.deepEqual(read(`${ODRL}"@type": ${type}\nassigner: x:a\n${rule('')}`).agreements, []);
  });

  const terms = (text: string): unknown =>
    Object.fromEntries(
      [...(read(`${ODRL}"@type": Agreement\nassigner: x:a\nassignee: x:b\n${text}`).agreements[0]?.terms ?? [])]
        .filter(([term]) => term !== 'parties' && term !== 'data')
        .map(([term, { value }]) => [term, value]),
    );
  const compared = (left: string, operator: string, right: string) =>
    `{leftOperand: ${left}, operator: ${operator}, rightOperand: ${right}}`;
  const said: Record<string, [text: string, terms: unknown]> = {
    'what is prohibited is no purpose': [
      `permission: [{action: use}]\nprohibition: [{action: use, constraint: [${compared('purpose', 'isAnyOf', '["dpv:Marketing", profiling]')}]}]\n`,
      { purpose: { prohibited: ['dpv:Marketing', 'profiling'] } },
    ],
    'a prohibition with a further condition is not told': [
      `permission: [{action: use}]\nprohibition: [{action: use, constraint: [${compared('purpose', 'eq', 'a')}, ${compared('spatial', 'eq', 'b')}]}]\n`,
      {},
    ],
    'purposes and places of a use': [
      `permission: [{action: read, constraint: [${compared('purpose', 'isA', '{"@id": "dpv:PublicBenefit"}')}, ${compared('spatial', 'isAnyOf', '[GB, IE]')}]}]\n`,
      { purpose: { category: 'dpv:PublicBenefit' }, transfer: { locations: ['GB', 'IE'] } },
    ],
    'what holds only perhaps is not told': [
      `permission: [{action: use, constraint: [{or: [${compared('purpose', 'eq', 'a')}, ${compared('spatial', 'eq', 'b')}]}]}]\n`,
      {},
    ],
    'nothing may be passed on': [
      'permission: [{action: use}]\nprohibition: [{action: distribute}]\n',
      { onwardSharing: { rule: 'prohibited' } },
    ],
    'nothing may be passed on in one place only': [
      `permission: [{action: use}]\nprohibition: [{action: distribute, constraint: [${compared('spatial', 'eq', 'US')}]}]\n`,
      {},
    ],
    'deleted after a while': [
      `permission: [{action: use}]\nobligation: [{action: delete, constraint: [${compared('delayPeriod', 'eq', '{"@value": P30D, "@type": "xsd:duration"}')}]}]\n`,
      { retention: { period: 'P30D' } },
    ],
    'a duty to delete at no time': ['permission: [{action: use}]\nobligation: [{action: delete}]\n', {}],
    'terms of ours are JSON literals, whatever they hold': [
      'permission: [{action: use}]\n"gov:dpia": {"@type": "@json", "@value": {ref: D-1, permission: [], note: null}}\n',
      { dpia: { ref: 'D-1', note: null } },
    ],
  };
  for (const [title, [text, found]] of Object.entries(said))
    it(`reads terms: ${title}`, () => assert.deepEqual(terms(text), found));

  it('completes and explains keys and terms', () => {
    const left = completions({
      'a.yaml': `${ODRL}"@type": Set\npermission:\n  - constraint:\n      - leftOperand: $0\n`,
    });
    assert.ok(left.has('purpose') && left.has('spatial'));
    const keys = completions({ 'a.json': '{"@type": "odrl:Offer", "odrl:permission": [{"$0": 1}]}' });
    assert.ok(keys.has('odrl:action') && keys.has('odrl:duty'));
    const message = completions({ 'a.yaml': `${DSP}"@type": ContractAgreementMessage\nagreement:\n  $0\n` });
    assert.ok(message.has('assignee') && message.has('prohibition'));
    assert.match(hoverAt({ 'a.yaml': `${ODRL}"@type": Set\npermission: [{action: rea$0d}]\n` }), /Obtain data/);
    assert.match(hoverAt({ 'a.yaml': `${ODRL}"@type": Set\npro$0file: x:y\n` }), /terms/);
  });
});
