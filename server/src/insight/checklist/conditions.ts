import type { Standard } from '../../model/entities.ts';
import type { PeopleRow } from '../../model/facts.ts';
import { accessRightsOf } from '../../model/formats/dataset.ts';
import { basisIn, hasLawfulBases } from '../../model/lawful-basis.ts';
import { openingOf, openingOfDataset } from '../../model/openness.ts';
import { heldPersonalFields, jurisdictionNamed, personalFieldsOf } from '../../model/personal-content.ts';
import { isUngoverned } from '../../model/ungoverned.ts';
import { regimeCalled } from '../../model/vocabularies/regimes.ts';
import { groupAmong, isAboutChildren, subjectsOf } from '../../rules/support/care-groups.ts';
import { decisionCue } from '../../rules/support/decision-cue.ts';
import { resolveStandards } from '../../rules/support/join.ts';
import { basesIn, isDeclaredPersonal } from '../../rules/support/personal-content.ts';
import { jurisdictionOf } from '../../rules/support/regime-of.ts';
import { reidentifiable } from '../../rules/support/reidentifiable.ts';
import { isImpersonal, sharedData } from '../../rules/support/shared-data.ts';
import type { AskedSubject } from './asked-subject.ts';

/** A word under `if` and `when` of a checklist. */
export interface Condition {
  holds(subject: AskedSubject): boolean;
  /** Why nothing is asked where it does not hold, as a sentence. */
  readonly otherwise: string;
  /** What it means, for those who write checklists. */
  readonly title: string;
}

export const CONDITIONS = {
  personal: {
    title: 'Somebody holds personal data in it, or may.',
    otherwise: 'Nobody is said to hold personal data here.',
    holds: isPersonal,
  },
  open: {
    title: 'Everybody may have the data, or nothing says otherwise in a catalogue.',
    otherwise: 'The data are not said to be open.',
    holds: isOpen,
  },
  closed: {
    title: 'Access to the data is said to be restricted.',
    otherwise: 'Access is not said to be restricted.',
    holds: isClosed,
  },
  'open-people': {
    title:
      'Data about people are open, or are called anonymous or pseudonymous; or they are shared under pseudonyms or for research.',
    otherwise: 'No data about people are open, called anonymous, or shared under pseudonyms or for research.',
    holds: isOpenAboutPeople,
  },
  children: {
    title: 'The data are about children.',
    otherwise: 'Nothing says that the data are about children.',
    holds: isAboutTheYoung,
  },
  consent: {
    title: 'Consent is the lawful basis.',
    otherwise: 'Consent is not the lawful basis.',
    holds: restsOnConsent,
  },
  'automated-decisions': {
    title: 'A machine takes part in decisions about people.',
    otherwise: 'No decisions by a machine are recorded.',
    holds: decidesByMachine,
  },
  'personal-or-automated': {
    title: 'There are personal data, or a machine takes part in decisions.',
    otherwise: 'There are neither personal data nor decisions by a machine.',
    holds: (subject) => tellsOfPeople(subject) || decidesByMachine(subject),
  },
  eu: {
    title: 'It belongs to the European Union or to one of its members.',
    otherwise: 'It does not say that it belongs to the European Union.',
    holds: isOfTheUnion,
  },
  uk: {
    title: 'It belongs to the United Kingdom.',
    otherwise: 'It does not say that it belongs to the United Kingdom.',
    holds: (subject) => belongsTo(subject).some((one) => one === 'uk' || one.startsWith('uk-') || one.startsWith('gb')),
  },
  'us-cmppa': {
    title: 'The regime of the agreement is the matching of records in the United States.',
    otherwise: 'The regime asks for no estimate.',
    holds: ({ row }) => regimeCalled(row?.regime)?.id === 'us-cmppa',
  },
  fields: {
    title: 'It has fields.',
    otherwise: 'It defines no fields.',
    holds: ({ fields }) => fields.length > 0,
  },
  codes: {
    title: 'It has lists of codes.',
    otherwise: 'It has no lists of codes.',
    holds: ({ fields, standards }) =>
      fields.some(({ codeList }) => codeList) || standards.some(({ codeLists }) => codeLists.length > 0),
  },
  'marks-only': {
    title: 'A schema in a language without a word for an owner, in which nobody has begun to write such things down.',
    otherwise: 'Rules look for the owner.',
    holds: ({ standards, configuration }) =>
      configuration.owner === undefined && standards.length > 0 && standards.every(isUngoverned),
  },
  'several-languages': {
    title: 'It, or the project, has several languages.',
    otherwise: 'Only one language is asked for.',
    holds: ({ standards, configuration }) =>
      configuration.languages.length > 1 || standards.some(({ languages }) => languages.length > 1),
  },
  'described-data': {
    title: 'It describes data that somebody holds, not a form which others fill.',
    otherwise: 'It describes no data that somebody holds.',
    holds: ({ dataset, standards }) =>
      dataset !== undefined || standards.some((one) => one.describesHeldData ?? one.marks.owner !== undefined),
  },
} as const satisfies Readonly<Record<string, Condition>>;

export type ConditionName = keyof typeof CONDITIONS;

export function conditionCalled(name: string): Condition | undefined {
  return Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name as ConditionName] : undefined;
}

function languagesOf(standard: Standard, { configuration }: AskedSubject): readonly string[] {
  return standard.languages.length > 0 ? standard.languages : configuration.languages;
}

function isPersonal(subject: AskedSubject): boolean {
  const { standards, dataset, row, facts } = subject;
  if (row) return !isImpersonal(facts, row);
  if (dataset) return isDeclaredPersonal(dataset);
  // Whoever writes a companion for a schema answers for the data in it.
  const isHeld = standards.some((one) => one.describesHeldData ?? one.marks.owner !== undefined);
  return isHeld && standards.some((one) => heldOrDescribed(one, subject, standards[0] === one));
}

function heldOrDescribed(standard: Standard, subject: AskedSubject, itself: boolean): boolean {
  const languages = languagesOf(standard, subject);
  if (itself) return heldPersonalFields(standard, languages).length > 0;
  return personalFieldsOf(standard, languages).next().done === false;
}

function tellsOfPeople(subject: AskedSubject): boolean {
  if (subject.row || subject.dataset) return isPersonal(subject);
  return subject.standards.some((one) => personalFieldsOf(one, languagesOf(one, subject)).next().done === false);
}

function isOpen({ standards, dataset }: AskedSubject): boolean {
  if (dataset) return openingOfDataset(dataset) !== undefined || dataset.access === undefined;
  return standards.some(
    (standard) => openingOf(standard.marks) ?? standard.entities.some((one) => openingOf(one.marks, standard.marks)),
  );
}

function isClosed({ standards, dataset }: AskedSubject): boolean {
  if (dataset) return dataset.access !== undefined && dataset.access.value !== 'public';
  return standards.some(({ marks: { accessRights } }) => {
    const access = typeof accessRights?.value === 'string' ? accessRightsOf(accessRights.value) : undefined;
    return access !== undefined && access !== 'public';
  });
}

/** As the rules on identification see it: by the standards themselves, or those that an open dataset obeys. */
function isOpenAboutPeople({ standards, dataset, parts, facts, subject, row, terms }: AskedSubject): boolean {
  if (row && terms) {
    const { pseudonyms, claimed, research } = reidentifiable(facts, row, terms);
    return pseudonyms.length > 0 || claimed !== undefined || research;
  }
  if (!dataset) {
    return (
      standards.length > 0 &&
      parts.some(({ file, root }) =>
        facts
          .rows('people', 'file', file)
          .some((row) => row.root === root && isOfPeople(row) && (row.opening || row.claim)),
      )
    );
  }
  if (!openingOfDataset(dataset)) return false;
  if (isDeclaredPersonal(dataset)) return true;
  const obeyed = [...dataset.conformsTo, ...dataset.distributions.flatMap(({ conformsTo = [] }) => conformsTo)];
  return obeyed.some(({ value }) =>
    resolveStandards(facts, subject.file, value).some((standard) =>
      facts
        .rows('people', 'file', standard.file)
        .some((row) => row.root === standard.root && isOfPeople(row) && !row.aggregate),
    ),
  );
}

function isOfPeople({ ofPeople, fields, abstract }: PeopleRow): boolean {
  return !abstract && (ofPeople || fields.some(({ declared, closed }) => declared && !closed));
}

function isAboutTheYoung(subject: AskedSubject): boolean {
  const { standards, agreement, configuration, row, facts } = subject;
  if (agreement) {
    const named = agreement.items.flatMap(({ dataSubjects = [] }) => dataSubjects.map(({ value }) => value));
    const inherited = row ? sharedData(facts, row).standards.flatMap(({ sharing }) => sharing.dataSubjects) : [];
    const groups = named.length > 0 ? named : inherited;
    return (
      agreement.childrensInterests !== undefined ||
      groupAmong(groups, 'children', configuration.languages) !== undefined
    );
  }
  return standards.some((standard) => {
    const languages = languagesOf(standard, subject);
    const groups = subjectsOf(standard);
    if (
      standard.marks.childrensInterests ||
      groupAmong(
        groups.map(({ text }) => text),
        'children',
        languages,
      ) !== undefined
    )
      return true;
    const isHeld = standard.describesHeldData ?? standard.marks.owner !== undefined;
    return isHeld && groups.length === 0 && standard.entities.some((entity) => isAboutChildren(entity, languages));
  });
}

function restsOnConsent({ standards, terms }: AskedSubject): boolean {
  const isConsent = ({ value }: { readonly value: string }): boolean => /(?:^|[^a-z])consent$/i.test(value.trim());
  if (terms) {
    const bases = [
      terms.value('lawfulBasis'),
      ...terms.list('parties').map((_, index) => terms.value('parties', index, 'lawfulBasis')),
    ];
    return bases.some((basis) => basisIn(basis).article6.some(isConsent));
  }
  return standards.some((standard) => [...basesIn(standard)].some(({ article6 }) => article6.some(isConsent)));
}

function decidesByMachine({ row, terms }: AskedSubject): boolean {
  if (!row || !terms) return false;
  const used = terms.value('automatedDecisions', 'used');
  if (used === false) return false;
  if (row.automatedDecisions) return true;
  const regime = regimeCalled(row.regime);
  if (regime?.decidesAboutPeople) return true;
  if (terms.value('automatedDecisions') === null || terms.text('purpose', 'effect') === 'non-administrative')
    return false;
  return decisionCue(terms.text('purpose', 'statement') ?? '') !== undefined;
}

/** Jurisdictions in lower case, as the subject says, else those of the project and those that were asked for. */
export function belongsTo({ standards, row, jurisdictions }: AskedSubject): readonly string[] {
  const own = row ? jurisdictionOf(row) : standards.map(jurisdictionNamed).find((one) => one !== undefined);
  return own === undefined ? jurisdictions : [own.toLowerCase()];
}

function isOfTheUnion(subject: AskedSubject): boolean {
  return belongsTo(subject).some((one) => {
    const country = one.split('-')[0] ?? one;
    return country === 'eu' || (UNION.has(country) && hasLawfulBases(country) !== false);
  });
}

/** ISO 3166-1 alpha-2 of the members, as of 2020-02-01. */
const UNION: ReadonlySet<string> = new Set(
  'at be bg cy cz de dk ee el es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk'.split(' '),
);
