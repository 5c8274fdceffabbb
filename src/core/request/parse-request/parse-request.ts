/** A pasted request, in whichever way it is written → URL, method, parameters. RFC 6749 §3.2. */
import { buildParsedRequest } from './build-parsed-request';
import type { ParsedRequest } from './parsed-request';
import { readBruno } from './read-bruno';
import { readCurl } from './read-curl';
import { readForm } from './read-form';
import { readHttp } from './read-http';
import { readHttpie } from './read-httpie';
import { readPostman } from './read-postman';
import { readPowershell } from './read-powershell';

/** What only one format can begin with comes first. */
const readers = [readPostman, readBruno, readForm, readPowershell, readCurl, readHttpie, readHttp];

/** undefined: no request for a token, in any format that is known here. Never throws, whatever the text. */
export function parseRequest(pasted: string): ParsedRequest | undefined {
  // A byte order mark, or what a web page leaves around what is copied from it.
  const text = pasted.toWellFormed().replace(/^[\s\u200b-\u200f\u2060\ufeff]{1,99}/, '');
  for (const read of readers) {
    const written = read(text);
    const parsed = written && buildParsedRequest(written);
    if (parsed) return parsed;
  }
  return undefined;
}
