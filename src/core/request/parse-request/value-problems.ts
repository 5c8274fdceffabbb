/** What the way of writing does to single values: a plus sign, a line break, an encoding too many. RFC 6749 appendix B. */
import { percentEncode } from '../../encoding/percent';
import { decodeFormText } from './decode-form';
import { plainParameters, secretParameters, spacelessParameters } from './known-parameters';
import type { EncodingProblem, RequestParameter } from './parsed-request';

/** One for each value, and one for all where every line ends in a break: what broke them last has to be mended first. */
export function findValueProblems(parameters: readonly RequestParameter[]): EncodingProblem[] {
  const problems = parameters.flatMap((one) => {
    const problem = lineBreaks(one) ?? unencodedPlus(one) ?? doubleEncoded(one);
    return problem ? [problem] : [];
  });
  const broken = problems.filter(({ code }) => code === 'request/line-breaks');
  const names = parameters.filter(({ name }) => /[\r\n]/.test(name));
  if (names.length === 0 && broken.length < 2) return problems;
  const together: EncodingProblem = {
    code: 'request/line-breaks',
    parameter: '',
    evidence: { parameter: '', lines: Math.max(names.length, broken.length) },
  };
  return [together, ...problems.filter((one) => !broken.includes(one))];
}

/** The value that somebody meant, with what the writing did to it undone. */
export function meantValue(parameter: RequestParameter): string {
  const { value } = parameter;
  if (lineBreaks(parameter)) return value.replace(/\s*[\r\n]+\s*/g, '');
  if (unencodedPlus(parameter)) return value.replaceAll(' ', '+');
  return doubleEncoded(parameter) ? decodeFormText(value.replaceAll('+', '%2B')) : value;
}

function lineBreaks(parameter: RequestParameter): EncodingProblem | undefined {
  const { name, value } = parameter;
  if (!plainParameters.has(name) || !/[\r\n]/.test(value)) return undefined;
  const lines = value.match(/\r\n|\r|\n/g)?.length ?? 0;
  return {
    code: 'request/line-breaks',
    parameter: name,
    evidence: { parameter: name, lines },
    ...fixOf(parameter, value.replace(/\s*[\r\n]+\s*/g, '')),
  };
}

/** In a scope, a plus sign is the space that a form's encoding writes so. */
function unencodedPlus(parameter: RequestParameter): EncodingProblem | undefined {
  const { name, value, raw } = parameter;
  const isSpaceless =
    spacelessParameters.has(name) ||
    // Who leaves such characters as they are does not encode spaces either.
    (/^(username|password)$/.test(name) && /[^\w*.%+-]/.test(raw ?? ''));
  if (!isSpaceless || !raw?.includes('+') || /\s/.test(raw)) return undefined;
  return {
    code: 'request/unencoded-plus',
    parameter: name,
    evidence: { parameter: name, count: raw.split('+').length - 1 },
    ...fixOf(parameter, value.replaceAll(' ', '+')),
  };
}

function doubleEncoded(parameter: RequestParameter): EncodingProblem | undefined {
  const { name, value } = parameter;
  if (!plainParameters.has(name) || !/%(2[0-9a-f]|3[adf]|40|5f|7e)/i.test(value)) return undefined;
  if (/%(?![0-9a-f]{2})/i.test(value)) return undefined;
  return {
    code: 'request/double-encoded',
    parameter: name,
    evidence: { parameter: name, value: secretParameters.has(name) ? '' : value.slice(0, 200) },
    ...fixOf(parameter, decodeFormText(value.replaceAll('+', '%2B'))),
  };
}

/** As it should have been written: encoded, where the writer encodes. A secret is not repeated. */
function fixOf({ name, raw }: RequestParameter, value: string): { fix?: string } {
  if (secretParameters.has(name)) return {};
  return { fix: raw === undefined ? value : percentEncode(value) };
}
