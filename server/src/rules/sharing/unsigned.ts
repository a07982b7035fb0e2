import { didYouMean } from '../../base/did-you-mean.ts';
import type { Json } from '../../base/json.ts';
import { listOf, wordsOf } from '../../base/words.ts';
import type { AgreementRow, PartyFact } from '../../model/facts.ts';
import { defineRule, each, type ProjectContext } from '../define.ts';
import { nameOf } from '../support/parties.ts';
import { partiesExample } from '../support/party-example.ts';
import { type Terms, termsOf } from '../support/terms.ts';
import { dedent, quoted } from '../support/text.ts';

const messages = {
  none: 'The agreement is {status}, and no signature is recorded.',
  party: 'The agreement is {status}, and no signature of {party} is recorded.',
  unknown: '{written} signed, and no party of the agreement has this id{end}',
  nameless: 'A signature does not say for which party it is.',
  incomplete: 'The signature for {party} does not record {missing}.',
  role: '{party} is signed for as {role}, which is none of the posts that answer for the sharing there: {posts}.',
} as const;

type Context = ProjectContext<typeof messages>;

export const rule = defineRule({
  id: 'sharing/unsigned',
  since: '0.2.0',
  stability: 'preview',
  severity: 'error',
  messages,
  docs: {
    what: 'An agreement counts as signed, registered or active, and a party has not signed, or its signature lacks the name, the post or the date; a signature of somebody who is no party.',
    why: 'An agreement binds those who signed it, and from that day. The post tells whether who signed could speak for the organisation.',
    instead:
      'Record each signature: `{party: council, name: …, role: SIRO, date: 2026-08-20}`, by an officer that the party names under `accountable`. An agreement that nobody has signed yet is a draft.',
    limits:
      'Sees that a signature is recorded, not that it is genuine. A link to the signed copy (`evidence`) answers for name and post. Posts are compared by their words, and short forms by their first letters: `SIRO` is “Senior information risk owner”. A processor whose contract is named elsewhere need not sign.',
    references: [
      'Data Availability and Transparency Act 2022 (Australia), section 18(2)',
      'GDPR and UK GDPR, Article 28(9)',
      'UK Central Digital and Data Office, Data Sharing Governance Framework',
    ],
  },
  examples: {
    good: [
      {
        title: 'Posts by their short forms, and a link to the signed copy',
        frame: 'agreement',
        text: partiesExample(
          { accountable: '{role: Senior information risk owner, contact: siro@council.example}' },
          {},
        ).concat(
          dedent`
            signatures:
              - {party: council, name: A. Example, role: SIRO, date: 2026-08-20}
              - {party: agency, date: 2026-08-21, evidence: "https://agency.example/signed/0042.pdf"}
          `,
        ),
      },
      { title: 'A draft', frame: 'agreement', text: 'status: draft\nsignatures: []\n' },
    ],
    bad: [
      {
        title: 'Nobody has signed',
        frame: 'agreement',
        text: 'status: active\nsignatures: []\n^^^^^^^^^^ none\n',
        fixed: 'status: draft\nsignatures: []\n',
      },
      {
        title: 'One has not signed',
        frame: 'agreement',
        text: dedent`
          signatures:
          ^^^^^^^^^^ party
            - {party: council, name: A. Example, role: SIRO, date: 2026-08-20}
        `,
      },
      {
        title: 'A misspelt party',
        frame: 'agreement',
        text: dedent`
          signatures:
            - {party: counsil, name: A. Example, role: SIRO, date: 2026-08-20}
                      ^^^^^^^ unknown
            - {party: agency, name: B. Example, role: SIRO, date: 2026-08-21}
        `,
        fixed: dedent`
          signatures:
            - {party: council, name: A. Example, role: SIRO, date: 2026-08-20}
            - {party: agency, name: B. Example, role: SIRO, date: 2026-08-21}
        `,
      },
      {
        title: 'Halves of signatures',
        frame: 'agreement',
        text: dedent`
          signatures:
            - {party: council, role: SIRO}
               ^^^^^ incomplete
            - {name: B. Example, role: SIRO, date: 2026-08-21}
               ^^^^ nameless
        `,
      },
      {
        title: 'A post that does not answer for the sharing',
        frame: 'agreement',
        text: dedent`
          signatures:
            - {party: council, name: A. Example, role: Web editor, date: 2026-08-20}
                                                       ^^^^^^^^^^ role
            - {party: agency, name: B. Example, role: SIRO, date: 2026-08-21}
        `,
      },
    ],
  },
  project: [each('agreements', check)],
});

const SIGNED: ReadonlySet<string> = new Set(['signed', 'registered', 'active', 'suspended']);

function check(row: AgreementRow, context: Context): void {
  if (row.withoutPlaceFor.includes('signatures') || row.parties.length === 0) return;
  const terms = termsOf(context.facts, row);
  const signatures = terms.list('signatures');
  const { status = '' } = row;
  const isSigned = SIGNED.has(status);
  if (signatures.length === 0) {
    if (isSigned)
      context.report('none', { at: terms.place('signatures'), data: { status }, fixes: [backToDraft(terms)] });
    return;
  }
  const signers = signatures.map((signature) => signerOf(signature, row.parties));
  for (const [index, signature] of signatures.entries()) {
    const own = terms.within(undefined, 'signatures', index);
    const party = signers[index];
    if (party === undefined) checkUnknown(signature, own, row, context);
    else if (party) checkSignature(party, own, terms.at(party), isSigned, context);
  }
  // What nobody can be told by may be the signature that seems to be missing.
  if (!isSigned || signers.includes(undefined)) return;
  for (const party of row.parties) {
    if (signers.includes(party) || hasContractElsewhere(party, terms)) continue;
    context.report('party', {
      at: terms.place('signatures'),
      data: { status, party: nameOf(party) },
      fixes: [addSignature(party, row, terms)],
    });
  }
}

/** Undefined where no party is meant; null for what is no signature at all, which the schema tells. */
function signerOf(signature: Json, parties: readonly PartyFact[]): PartyFact | undefined | null {
  if (signature !== null && (typeof signature !== 'object' || Array.isArray(signature))) return null;
  const name = (signature as Readonly<Record<string, Json>> | null)?.party;
  if (typeof name !== 'string') return undefined;
  return parties.find(({ id, label, identifier }) => [id, label, identifier].includes(name.trim()));
}

function checkUnknown(signature: Json, own: Terms, row: AgreementRow, context: Context): void {
  const name = own.text('party');
  if (name === undefined) {
    const [first = 'party'] = own.keys();
    const blank = own.place('party');
    const at = blank.pointer.endsWith('/party') ? blank : own.place(first);
    if (signature !== null || blank.pointer.endsWith('/party')) context.report('nameless', { at, data: {} });
    return;
  }
  const suggestion = didYouMean(
    name,
    row.parties.flatMap(({ id }) => id ?? []),
  );
  const edit = suggestion === undefined ? undefined : own.insert(['party'], suggestion);
  context.report('unknown', {
    at: own.valuePlace('party'),
    data: {
      written: quoted(name),
      end: suggestion === undefined ? '.' : `; ${quoted(suggestion)} was probably meant.`,
    },
    fixes: [edit && { title: `Write ${suggestion}`, safety: 'suggestion', edits: [edit] }],
  });
}

function checkSignature(party: PartyFact, own: Terms, of: Terms, isSigned: boolean, context: Context): void {
  const byLink = own.has('evidence');
  const missing = Object.keys(PARTS).filter((key) => !own.has(key) && !(byLink && key !== 'date'));
  if (missing.length > 0 && isSigned) {
    const blank = own.place(missing[0] ?? '');
    const at = missing.length === 1 && blank.pointer.endsWith(`/${missing[0]}`) ? blank : own.place('party');
    const words = listOf(
      missing.map((key) => PARTS[key] ?? key),
      'and',
    );
    context.report('incomplete', { at, data: { party: nameOf(party), missing: words } });
  }
  const role = own.text('role');
  if (role === undefined) return;
  const posts = of
    .list('accountable')
    .flatMap((officer) => (typeof officer === 'object' && officer !== null && !Array.isArray(officer) ? [officer] : []))
    .flatMap((officer) =>
      typeof (officer as { role?: Json }).role === 'string' ? [(officer as { role: string }).role] : [],
    );
  if (posts.length === 0 || posts.some((post) => isSamePost(role, post))) return;
  context.report('role', {
    at: own.valuePlace('role'),
    data: {
      party: nameOf(party),
      role: quoted(role),
      posts: listOf(
        posts.map((post) => quoted(post)),
        'or',
      ),
    },
  });
}

const PARTS: Readonly<Record<string, string>> = {
  name: 'who signed',
  role: 'in which post',
  date: 'on which day',
};

/** One is the other with more words around it, or its first letters. */
function isSamePost(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a.slice(0, 200)), wordsOf(b.slice(0, 200))];
  if (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word))) return true;
  return shortens(one, other) || shortens(other, one);
}

function shortens(short: readonly string[], long: readonly string[]): boolean {
  const initials = long.map((word) => word[0]).join('');
  const main = long
    .filter((word) => !['of', 'for', 'and', 'the', 'de', 'des', 'du'].includes(word))
    .map((word) => word[0])
    .join('');
  return short.some((word) => word.length > 1 && (initials.startsWith(word) || main.startsWith(word)));
}

/** Listed as a processor that works under a contract of its own. */
function hasContractElsewhere({ id, label, roles }: PartyFact, terms: Terms): boolean {
  if (!roles.every((role) => role === 'processor' || role === 'recipient')) return false;
  return terms.list('processors').some((entry) => {
    const isMap = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
    const { party, contractRef } = (isMap ? entry : {}) as Readonly<Record<string, Json>>;
    return contractRef !== undefined && typeof party === 'string' && (party === id || party === label);
  });
}

function backToDraft(terms: Terms) {
  const edit = terms.insert(['status'], 'draft');
  return edit && { title: 'Make it a draft', safety: 'suggestion' as const, edits: [edit] };
}

function addSignature(party: PartyFact, row: AgreementRow, terms: Terms) {
  if (party.id === undefined || !terms.insert(['signatures'], '')) return undefined;
  const value = { party: party.id, name: '', role: '' };
  const edit = { op: 'append' as const, root: row.root, path: ['signatures'], value };
  return { title: 'Insert a signature to fill in', safety: 'suggestion' as const, edits: [edit] };
}
