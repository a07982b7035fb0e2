import assert from 'node:assert/strict';
import { faultOf } from '../../src/rules/support/bad-address.ts';
import { isPersonalMailbox } from '../../src/rules/support/personal-mailbox.ts';

const ADDRESSES: readonly (readonly [string, string | undefined])[] = [
  ['https://data.gov.uk/dataset/1', undefined],
  ['https://www.example-council.gov.uk/data.csv', undefined],
  ['data/claims.csv', undefined],
  ['https://api.os.uk/search?key=short', undefined],
  ['https://api.gov.uk/data?api_key=DEMO_KEY', undefined],
  ['https://data.gov.uk/get?token=20260101', undefined],
  ['C:\\data\\claims.csv', 'local-file'],
  ['\\\\server\\share\\claims.csv', 'local-file'],
  ['file:///home/jane/claims.csv', 'local-file'],
  ['http://localhost:8080/data', 'inner'],
  ['http://10.1.2.3/data', 'inner'],
  ['http://172.20.0.1/data', 'inner'],
  ['http://172.32.0.1/data', undefined],
  ['https://wiki.corp/data', 'inner'],
  ['https://data.example.org/x', 'placeholder'],
  ['https://yourdomain.gov/x', 'placeholder'],
  ['https://<host>/x', 'placeholder'],
  ['ftp://ftp.census.gov/x.zip', 'scheme'],
  ['https://me:hunter2@data.gov/x', 'password'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable in the place of a password
  ['https://me:${PASSWORD}@data.gov/x', undefined],
  ['https://data.gov/x?X-Amz-Signature=0123456789abcdef', 'secret'],
  ['https://data.gov/x.jsp;jsessionid=0123456789', 'session'],
];

const MAILBOXES: readonly (readonly [string, string | undefined, boolean])[] = [
  ['jane.smith@dept.gov.uk', undefined, true],
  ['julia.koenig@example.com', 'Koenig, Julia, Frau', true],
  ['dtsnyder@usgs.gov', 'Daniel T. Snyder', true],
  ['data.team@dept.gov.uk', 'Data team', false],
  ['street.works@council.gov.uk', 'Street works', false],
  ['adc@arm.gov', 'ARM Data Center', false],
  ['nrlnems.ls@nhs.net', 'nrlnems.ls@nhs.net', false],
  ['customerservices@os.uk', 'Ordnance Survey Customer Service Centre', false],
  ['martin@council.gov.uk', undefined, false],
  ['helen.office@council.gov.uk', undefined, false],
];

describe('addresses for others', () => {
  for (const [address, expected] of ADDRESSES)
    it(`${address}: ${expected ?? 'nothing'}`, () => assert.equal(faultOf(address)?.kind, expected));
});

describe('mailboxes of persons', () => {
  for (const [address, name, expected] of MAILBOXES)
    it(`${address} of ${name ?? 'somebody'}`, () => assert.equal(isPersonalMailbox(address, name), expected));
});
