import type { Field } from '../../model/entities.ts';
import type { AskedSubject } from './asked-subject.ts';
import { metadataQuality } from './metadata-quality.ts';
import { type Recorded, recordedAt } from './recorded-paths.ts';
import { shareOf } from './share-of.ts';
import type { KnownSubject } from './subjects.ts';

/** What was worked out; undefined where there is nothing to work it out from. */
export interface Measured {
  /** 0 to 1. */
  readonly score: number;
  readonly because: string;
  readonly places: readonly Recorded[];
  /** What is not there, where it would stand. */
  readonly missing?: readonly Recorded[];
}

/** Functions that a checklist can name under `measure`. */
export const MEASURES: Readonly<
  Record<string, { readonly title: string; of(subject: AskedSubject): Measured | undefined }>
> = {
  'closed-entries': { title: 'Some dataset that is not public is listed.', of: closedEntries },
  'half-of-fields-have-concepts': { title: 'Half of the fields name a concept.', of: fieldsWithConcepts },
  'metadata-quality': { title: 'The score of metadata quality is good.', of: metadataQuality },
  'pattern-of-use': { title: '`valueCase.pattern` is 1, 2 or 3.', of: patternOfUse },
  'changes-are-logged': { title: 'A change log, or a date beside the version.', of: changesAreLogged },
};

const MOST_PLACES = 5;

function closedEntries({ siblings, places }: AskedSubject): Measured | undefined {
  const datasets = siblings.filter(({ dataset }) => dataset);
  if (datasets.length === 0) return undefined;
  const closed = datasets.filter(({ dataset }) => dataset?.access !== undefined && dataset.access.value !== 'public');
  const shown = closed.slice(0, MOST_PLACES).flatMap(({ dataset, subject }): Recorded[] => {
    const at = dataset?.access && places.of({ node: dataset.access.node, part: 'value' });
    return [{ ...(at ?? subject), text: `${subject.label}: ${dataset?.access?.value}` }].map(
      ({ file, span, text }) => ({ file, span, text }),
    );
  });
  const some = shareOf(closed.length, datasets.length, 'dataset');
  return closed.length > 0
    ? {
        score: 1,
        because: `${some} ${closed.length === 1 ? 'is' : 'are'} listed although not public.`,
        places: shown,
      }
    : {
        score: 0,
        because: `${some} ${datasets.length === 1 ? 'is not' : 'is'} said to be restricted or not public.`,
        places: [],
        missing: datasets.slice(0, MOST_PLACES).map(placeOfSubject),
      };
}

function placeOfSubject({ subject: { file, span, label } }: KnownSubject): Recorded {
  return { file, span, text: label };
}

function fieldsWithConcepts({ fields, places }: AskedSubject): Measured | undefined {
  if (fields.length === 0) return undefined;
  const named = fields.filter(hasConcept);
  const share = named.length / fields.length;
  const shown = named.slice(0, MOST_PLACES).flatMap((field): Recorded[] => {
    const concept = field.concepts[0] ?? field.marks.concept;
    const at = concept && places.of({ node: concept.node, part: 'value' });
    return at ? [{ ...at, text: `${field.path}: ${concept.value}` }] : [];
  });
  return {
    score: Math.min(1, share * 2),
    because: `${shareOf(named.length, fields.length, 'field')} ${named.length > 1 ? 'name' : named.length < fields.length && fields.length === 1 ? 'does not name' : 'names'} a concept of a vocabulary.`,
    places: shown,
  };
}

function hasConcept(field: Field): boolean {
  return field.concepts.length > 0 || field.marks.concept !== undefined || field.inherited.concept !== undefined;
}

function patternOfUse(subject: AskedSubject): Measured | undefined {
  const said = recordedAt(subject, 'valueCase.pattern', subject);
  const found = said.filter(({ text }) => /\b[123]\b/.test(text));
  if (found.length > 0) return { score: 1, because: 'The pattern is recorded in `valueCase.pattern`.', places: found };
  return {
    score: 0,
    because: said.length > 0 ? '`valueCase.pattern` is none of 1, 2 and 3.' : '`valueCase.pattern` is not recorded.',
    places: said,
  };
}

/** A log of changes; the day of the last one; or the day on which this version was issued, from which what is newer can be told. */
function changesAreLogged(subject: AskedSubject): Measured | undefined {
  const paths = subject.dataset ? ['changelog', 'modified', 'issued'] : ['changelog', 'issued'];
  for (const path of paths) {
    const said = recordedAt(subject, path, subject);
    if (said.length === 0) continue;
    const version = recordedAt(subject, 'version', subject);
    if (path === 'changelog') return { score: 1, because: 'A change log is recorded.', places: said };
    if (path === 'modified')
      return { score: 1, because: 'The catalogue says when the data changed (`modified`).', places: said };
    if (version.length > 0)
      return {
        score: 1,
        because: 'The version and the day on which it was issued are recorded.',
        places: [...said, ...version],
      };
  }
  return {
    score: 0,
    because: subject.dataset ? 'Nothing says when the data changed.' : '`changelog` is not recorded.',
    places: [],
  };
}
