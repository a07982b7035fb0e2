// Check digits that the library lacks, reads a clock for, or would bring much along for.

/** By the ids of `semantic-types.json`. Each takes capitals and digits without separators, of the length that the type's pattern allows. */
export const OWN_CHECKS: Readonly<Record<string, (compact: string) => boolean>> = {
  /** ISO/IEC 7812-1, annex B. */
  luhn,
  /** CMS, National Provider Identifier: Luhn after the prefix of the issuer. */
  npi: (text) => luhn(`80840${text}`),
  /** ISO 6166: Luhn over letters written as numbers. */
  isin: (text) => luhn(asNumbers(text)),
  /** ISO 7064 MOD 97-10, as ISO 17442 has it. */
  'mod-97-10': (text) => remainder(asNumbers(text), 97) === 1,
  /** ISO 13616: the same after the first four characters went to the end, and the length that the country has in the IBAN Registry. */
  iban: (text) =>
    IBAN_LENGTHS[text.slice(0, 2)] === text.length && remainder(asNumbers(text.slice(4) + text.slice(0, 4)), 97) === 1,
  /** ISO 7064 MOD 11-2, as ISO 27729 has it. */
  'mod-11-2': (text) => {
    const digits = text.slice(-16);
    const sum = [...digits.slice(0, -1)].reduce((total, digit) => ((total + Number(digit)) * 2) % 11, 0);
    return '0123456789X'[(12 - sum) % 11] === digits.at(-1);
  },
  /** NHS Data Dictionary, NHS NUMBER: 11 less the remainder of the sum with the weights 10 to 2; 11 is written 0, and 10 is none. */
  nhs: (text) => {
    const check = 11 - (weighted(text, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return check % 11 === Number(text[9]) && check !== 10;
  },
  /** UK Government Data Standards Catalogue, Unique Pupil Number: the letter of the sum of what follows, by its position, modulo 23. */
  upn: (text) => {
    const values = [...text.slice(1)].map((char) => (/\d/.test(char) ? Number(char) : UPN_LETTERS.indexOf(char)));
    const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
    return UPN_LETTERS[sum % 23] === text[0];
  },
  /** § 290 SGB V: the letter as two digits, the weights 1 and 2 in turn, the digits of the products summed, modulo 10. */
  kvnr: (text) => {
    const digits = `${String(text.charCodeAt(0) - 64).padStart(2, '0')}${text.slice(1, 9)}`;
    return crossSum(digits, (index) => (index % 2 === 0 ? 1 : 2)) % 10 === Number(text[9]);
  },
  /** GS1 General Specifications, 7.9: weights 3 and 1 in turn, from the right. */
  gs1: (text) => {
    const sum = [...text]
      .reverse()
      .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
    return sum % 10 === 0;
  },
  /** HISO 10046: weights 7 to 2; modulo 11 and a digit, or modulo 23 and a letter. */
  nhi: (text) => {
    const values = [...text].map((char) => (/\d/.test(char) ? Number(char) : NHI_LETTERS.indexOf(char) + 1));
    const sum = [7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0);
    if (!/\d/.test(text[6] ?? '')) return NHI_LETTERS[23 - (sum % 23) - 1] === text[6];
    return sum % 11 !== 0 && (11 - (sum % 11)) % 10 === Number(text[6]);
  },
  /** 49 CFR 565.15(c): of North America alone, so that other numbers are not known by it. */
  vin: (text) => {
    const sum = [...text].reduce((total, char, index) => total + vinValue(char) * (VIN_WEIGHTS[index] ?? 0), 0);
    return '0123456789X'[sum % 11] === text[8];
  },
  /** Royal Decree of 3 April 1984: 97 less the remainder; a 2 stands before the numbers of those born since 2000. */
  'be-national-number': (text) => {
    const check = Number(text.slice(9));
    return ['', '2'].some((century) => 97 - (Number(century + text.slice(0, 9)) % 97) === check);
  },
};

function luhn(text: string): boolean {
  return /^\d+$/.test(text) && crossSum(text, (index) => ((text.length - index) % 2 === 0 ? 2 : 1)) % 10 === 0;
}

/** The digits of the products, summed. */
function crossSum(digits: string, weight: (index: number) => number): number {
  return [...digits].reduce((sum, digit, index) => {
    const product = Number(digit) * weight(index);
    return sum + (product > 9 ? product - 9 : product);
  }, 0);
}

function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);
}

/** A is 10, Z is 35. */
function asNumbers(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** Of numbers that are too long to be one. */
function remainder(digits: string, divisor: number): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const NHI_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

function vinValue(char: string): number {
  return /\d/.test(char) ? Number(char) : Number('12345678012345070923456789'[char.charCodeAt(0) - 65]);
}

/** Characters, by country: SWIFT, IBAN Registry, release 99. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 ' +
    'GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 ' +
    'PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);
