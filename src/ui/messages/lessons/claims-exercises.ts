/** The sentences of the exercises on claims. */
import type { claimsExercises } from '../../../core/lessons/exercises/claims-exercises';
import type { ExerciseText } from './exercise-text';

type Id = (typeof claimsExercises)[number]['id'];

export const claimsExerciseTexts: Readonly<Record<Id, ExerciseText>> = {
  'common-as-audience': {
    title: 'For everybody',
    story:
      'The sign-in page of the application uses the address with `common` in it, so the daemon’s audience was written the same way.',
    hints: [
      'Compare `aud` in the claims with the token endpoint.',
      'An assertion is for one tenant. `common` stands for any of them, and no tenant is called so.',
      'Put the token endpoint of the request into `aud`.',
    ],
    learned: '`aud` names the tenant that the request goes to, in full.',
  },
  'other-tenant': {
    title: 'The tenant next door',
    story:
      'The configuration was copied from the test environment, and the address was adapted to production.',
    hints: [
      'Compare `aud` in the claims with the token endpoint, character by character.',
      'The tenant in `aud` is another one: only the address was adapted.',
      'Put the token endpoint of the request into `aud`.',
    ],
    learned: 'Address and `aud` are two places with the same tenant. Compute one from the other.',
  },
  'slash-after-audience': {
    title: 'One character',
    story: 'Somebody likes addresses to end in a slash.',
    hints: [
      'Compare `aud` in the claims with the token endpoint, to the end.',
      'Audiences are compared as text. With a slash at the end it is another text.',
      'Take the slash off.',
    ],
    learned: '`aud` is compared character by character, not as an address.',
  },
  'issuer-as-audience': {
    title: 'What the metadata call the issuer',
    story:
      'The developer read that an audience should be the server’s issuer identifier, looked it up in the metadata of AD FS, and wrote it down.',
    hints: [
      'The claim `aud`. Whose rule applies here?',
      'With AD FS the audience is the token endpoint. The issuer, which other servers want, was seen to fail.',
      'Put the token endpoint of the request into `aud`.',
    ],
    learned:
      'Standards now prefer the issuer as audience; AD FS wants its token endpoint. The server that is there decides.',
  },
  'array-as-audience': {
    title: 'A list of one',
    story: 'RFC 7519 allows `aud` to be an array, and the library that builds the claims always writes one.',
    hints: [
      'Look at the brackets in the claims.',
      'The array is right by the standard, and Microsoft Entra refuses it.',
      'Write the value of `aud` as a string, without brackets.',
    ],
    learned: 'A single string as `aud` works everywhere; an array does not.',
  },
  'iss-is-not-sub': {
    title: 'Who speaks about whom',
    story:
      'In access tokens `iss` is an address. So the developer gave the daemon an address of its own and used it as the issuer of the assertion.',
    hints: [
      'Compare `iss` and `sub` in the claims.',
      'A client that authenticates itself speaks about itself: issuer and subject are the same.',
      'Write the client ID into `iss`, as in `sub` and in the form.',
    ],
    learned: 'In a client assertion `iss` and `sub` are both the client ID.',
  },
  'other-client': {
    title: 'Two applications',
    story:
      'The company has two registered applications. The key of one signs, and the configuration was mixed.',
    hints: [
      'Compare the claims with the form fields.',
      '`iss` and `sub` agree with each other, but not with `client_id`.',
      'Write the `client_id` of the form into `iss` and `sub`: that is the client that has this certificate.',
    ],
    learned: 'The claims and the form have to name the same client.',
  },
  'access-token-as-assertion': {
    title: 'The wrong token',
    story:
      'The daemon has an access token for Microsoft Graph and sends that as `client_assertion`: it is a signed JWT about the right application, after all.',
    hints: [
      'Read the claims as a story: who made this statement, and for whom?',
      'Issuer is the tenant, audience is Microsoft Graph, and there are roles: an access token, which the server makes, and not the client.',
      'Make the claims of an assertion: `iss` and `sub` the client ID, `aud` the token endpoint, and take out `appid`, `appidacr`, `roles`, `tid` and `ver`.',
    ],
    learned:
      'An access token is what the server says about the client to an API. An assertion is what the client says about itself to the server.',
  },
  'sent-twice': {
    title: 'Again, please',
    story:
      'The first request was answered with a token. The program keeps the assertion for as long as it is valid, and sends it again for the next token.',
    hints: [
      'Nothing in the request is wrong by itself. Which claim makes an assertion different from all before it?',
      'This server remembers each `jti` that it has accepted and takes none twice.',
      'Change the value of `jti` in the claims: any text that was not used before will do.',
    ],
    learned:
      'With some servers an assertion is good once. Make a new one, with a new `jti`, for each request.',
  },
  'no-jti': {
    title: 'Nameless',
    story:
      'The code was written for a server that does not ask for `jti`, and now has to work with one that does.',
    hints: [
      'Count the claims. Which of the seven is missing?',
      'OpenID Connect requires `jti`: the name by which the server knows an assertion again.',
      'Add a member `"jti"` with any text that was not used before. Mind the comma.',
    ],
    learned: '`jti` is required by OpenID Connect and harmless elsewhere: always send a fresh one.',
  },
};
