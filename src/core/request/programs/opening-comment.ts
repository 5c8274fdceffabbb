/** The first lines of every program: what it does, how it is run, what it reads. Nothing that anybody typed is in them. */
import { environmentName, needsCertificate, needsClock } from './fill-holes';
import type { ProgramParts } from './program-parts';

/** @param print how the program is told to print only */
export function openingComment(
  parts: ProgramParts,
  { run, key, sign, print = '--print' }: { run: string; key: string; sign: string; print?: string },
): string {
  const command = `${run} key.pem${needsCertificate(parts) ? ' cert.pem' : ''}`;
  const wide = `${command} ${print}`.length;
  const fixed = [
    ...(parts.holes.has('jti') ? ['JTI'] : []),
    ...(needsClock(parts) ? ['NOW (seconds since 1970)'] : []),
  ];
  return [
    `Makes an assertion, signed with ${parts.alg}, and sends it.`,
    `  ${command.padEnd(wide)}  sends it and prints the answer`,
    `  ${command} ${print}  prints what the key signed, and sends nothing`,
    `key.pem: ${key}.`,
    ...(needsCertificate(parts)
      ? [`cert.pem: the certificate${parts.holes.has('x5c') ? ', then its chain' : ''}, PEM.`]
      : []),
    ...(parts.secrets.length > 0
      ? [
          `From the environment, so that they are in no file: ${parts.secrets.map(environmentName).join(', ')}.`,
        ]
      : []),
    ...(fixed.length > 0 ? [`To make the same one twice, set in the environment: ${fixed.join(', ')}.`] : []),
  ]
    .map((line) => `${sign} ${line}`)
    .join('\n');
}
