/** What AD FS answers, as far as anybody has seen it. facts/protocol.md §7. */
import { seen, type ServerAnswers } from './server-answers';
import { checkSteps } from './server-check';

/** AD FS tells the client one thing, whatever is wrong with its proof. */
const adfsProof = seen(
  'invalid_client',
  'MSIS9622',
  'Client authentication failed. Please verify the credential provided for client authentication is valid.',
  'GitHub, microsoft-authentication-library-for-js #6281; learn.microsoft.com, answers 281994. Which mistakes are answered so is documented nowhere; the reason is in the event log',
  false,
);

/** Of the checks all but those of the request around it. */
const stepsOfProof = checkSteps.filter((step) => !/^(?:request|grant|target)$/.test(step));

export const adfsAnswers: ServerAnswers = {
  byCode: {
    'x5t/other-certificate': { ...adfsProof, isDocumented: true },
    'signature/other-key': { ...adfsProof, isDocumented: true },
    'request/assertion-missing': { ...adfsProof, isDocumented: true },
  },
  byStep: {
    ...Object.fromEntries(stepsOfProof.map((step) => [step, adfsProof])),
    target: seen(
      'invalid_resource',
      'MSIS9602',
      "The received 'resource' parameter is invalid. The authorization server can not find a registered resource with the specified identifier.",
      'GitHub, active-directory-dotnet-native-headless #19',
    ),
  },
};
