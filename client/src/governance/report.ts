// What the server says of the checklists: the parts of schemas/checklist-report that the view reads.

export type ItemState = 'met' | 'partly' | 'not-met' | 'needs-attestation' | 'attested' | 'stale' | 'not-applicable';

export interface GovernanceReport {
  readonly report: PublishedReport;
  /** Addresses of files by the names that the report has for them. */
  readonly files: Readonly<Record<string, string>>;
}

export interface PublishedReport {
  readonly day: string;
  readonly checklists: readonly {
    readonly title: string;
    readonly pillars: readonly { readonly id: string; readonly title: string; readonly elements: readonly Titled[] }[];
    readonly items: readonly Item[];
  }[];
  readonly whole: {
    readonly score: number | null;
    readonly level: number | null;
    readonly tally: Tally;
    readonly pillars: readonly (Titled & { readonly level: number | null })[];
    readonly elements: readonly (Titled & Scored & { readonly level: number | null })[];
    readonly gates: readonly Gate[];
    readonly views: readonly (Titled & {
      readonly values: readonly (Titled & Scored & { readonly items: readonly string[] })[];
    })[];
    readonly items: readonly {
      readonly item: string;
      readonly state: ItemState;
      readonly score: number;
      readonly because: string;
      /** Keys of subjects. */
      readonly subjects: readonly string[];
    }[];
  };
  readonly subjects: readonly Subject[];
}

export interface Titled {
  readonly id: string;
  readonly title: string;
}

export interface Tally {
  readonly done: number;
  readonly asked: number;
}

interface Scored {
  readonly score: number | null;
  readonly tally: Tally;
}

export interface Item extends Titled {
  readonly element: string;
  readonly why: string;
  readonly how: string;
  readonly weight: string;
  readonly type: 'automatic' | 'mixed' | 'attested';
  readonly mayAttest: readonly string[];
}

export interface Gate extends Titled {
  readonly state: 'open' | 'closed' | 'none';
  readonly missing: readonly { readonly item: string | null; readonly subject: string; readonly because: string }[];
}

export interface Subject {
  readonly key: string;
  readonly id: string | null;
  readonly label: string;
  readonly kind: string;
  readonly file: string;
  /** Index of the document in its file; absent for the first. */
  readonly document?: number;
  readonly pointer: string;
  readonly range: Range;
  readonly tally: Tally;
  readonly score: number | null;
  readonly gates: readonly Gate[];
  readonly results: readonly Result[];
}

export interface Result {
  readonly item: string;
  readonly state: ItemState;
  readonly because: string;
  readonly evidence: readonly Evidence[];
}

export interface Evidence {
  readonly kind: 'recorded' | 'asked' | 'finding' | 'accepted' | 'attestation';
  readonly text: string;
  readonly file: string;
  readonly range: Range;
}

/** Zero-based. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
