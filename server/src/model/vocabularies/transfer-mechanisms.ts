import { lazy } from '../../base/lazy.ts';
import data from './transfer-mechanisms.json' with { type: 'json' };

/** On what a transfer of personal data to another country rests. */
export interface TransferMechanism {
  readonly slug: string;
  readonly label: string;
  readonly article: string;
  readonly jurisdictions: readonly string[];
  readonly description: string;
  /** What must be there for it. */
  readonly needs: string;
}

export const transferMechanisms: () => readonly TransferMechanism[] = lazy(() => data.mechanisms);
