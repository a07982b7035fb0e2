import assert from 'node:assert/strict';
import { isLanguageTag } from '../../src/base/language-tag.ts';

describe('isLanguageTag', () => {
  const WELL =
    'en EN en-GB cy zh-Hant zh-Hant-TW zh-cmn-Hans-CN de-1996 sl-rozaj-biske es-419 en-a-bbb-x-a-ccc x-local i-klingon en-GB-oed und';
  const ILL = 'e en_GB en- -en en-GB-GB-x 1 english-uk-of a-DE de-419-DE en--GB englishes1';
  for (const tag of WELL.split(' ')) it(`takes ${tag}`, () => assert.equal(isLanguageTag(tag), true));
  for (const tag of ILL.split(' ')) it(`refuses ${tag}`, () => assert.equal(isLanguageTag(tag), false));
  it('refuses what is no tag at all', () => {
    for (const tag of ['', ' en', 'en gb', 'English (UK)']) assert.equal(isLanguageTag(tag), false, tag);
  });
});
