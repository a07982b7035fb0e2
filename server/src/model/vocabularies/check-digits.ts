import { validate as abn } from 'stdnum/lib/esm/au/abn';
import { validate as acn } from 'stdnum/lib/esm/au/acn';
import { validate as tfn } from 'stdnum/lib/esm/au/tfn';
import { validate as cnpj } from 'stdnum/lib/esm/br/cnpj';
import { validate as cpf } from 'stdnum/lib/esm/br/cpf';
import { validate as steuerId } from 'stdnum/lib/esm/de/idnr';
import { validate as rvnr } from 'stdnum/lib/esm/de/svnr';
import { validate as dni } from 'stdnum/lib/esm/es/dni';
import { validate as nie } from 'stdnum/lib/esm/es/nie';
import { validate as nir } from 'stdnum/lib/esm/fr/nir';
import { validate as siret } from 'stdnum/lib/esm/fr/siret';
import { validate as tva } from 'stdnum/lib/esm/fr/tva';
import { validate as utr } from 'stdnum/lib/esm/gb/utr';
import { validate as ukVat } from 'stdnum/lib/esm/gb/vat';
import { validate as pps } from 'stdnum/lib/esm/ie/pps';
import { validate as codiceFiscale } from 'stdnum/lib/esm/it/codicefiscale';
import { validate as partitaIva } from 'stdnum/lib/esm/it/iva';
import { validate as bsn } from 'stdnum/lib/esm/nl/bsn';
import { validate as btw } from 'stdnum/lib/esm/nl/btw';
import { validate as ird } from 'stdnum/lib/esm/nz/ird';
import { validate as ptNif } from 'stdnum/lib/esm/pt/nif';
import { lazy } from '../../base/lazy.ts';
import { OWN_CHECKS } from './own-check-digits.ts';

/** Whether the check digits of a value are right: capitals and digits, without what separates them. */
export type DigitCheck = (compact: string) => boolean;

/** The checks by the ids that `semantic-types.json` uses. A library's where it has one that reads no clock. */
export const digitChecks: () => ReadonlyMap<string, DigitCheck> = lazy(
  () =>
    new Map([
      ...Object.entries(OWN_CHECKS),
      ...Object.entries(LIBRARY).map(([id, validate]): [string, DigitCheck] => [id, checkWith(validate)]),
    ]),
);

type Validate = (value: string) => { readonly isValid: boolean };

const LIBRARY: Readonly<Record<string, Validate>> = {
  abn,
  acn,
  tfn,
  cnpj,
  cpf,
  'steuer-id': steuerId,
  rvnr,
  dni,
  nie,
  nir,
  siret,
  tva,
  utr,
  'uk-vat': ukVat,
  pps,
  'codice-fiscale': codiceFiscale,
  'partita-iva': partitaIva,
  bsn,
  btw,
  ird,
  'pt-nif': ptNif,
};

/** Some of the library's functions throw on what they do not expect. */
function checkWith(validate: Validate): DigitCheck {
  return (compact) => {
    try {
      return validate(compact).isValid;
    } catch {
      return false;
    }
  };
}
