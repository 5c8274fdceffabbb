/** The sentences of the exercises on the request. */
import type { requestExercises } from '../../../core/lessons/exercises/request-exercises';
import type { ExerciseText } from './exercise-text';

type Id = (typeof requestExercises)[number]['id'];

export const requestExerciseTexts: Readonly<Record<Id, ExerciseText>> = {
  'type-missing': {
    title: 'What is it?',
    story:
      'The assertion is in the form, and perfect. The server says that there has to be a `client_assertion` or a `client_secret`.',
    hints: [
      'Look at the form fields: what tells the server which kind of assertion it gets?',
      '`client_assertion_type` is missing. Without it the server does not look at the assertion.',
      'Add a line: `client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer`',
    ],
    learned: '`client_assertion` and `client_assertion_type` go together, always.',
  },
  'type-of-the-grant': {
    title: 'Two URNs',
    story: 'Somebody looked up the URN for JWT bearer and found one.',
    hints: [
      'Read `client_assertion_type` in the form, word by word.',
      'This is the URN of a grant type. The type of a client assertion has another.',
      'Write `urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer` there.',
    ],
    learned:
      'RFC 7523 has two uses of a JWT: as a grant, `…:grant-type:jwt-bearer`, and as client authentication, `…:client-assertion-type:jwt-bearer`.',
  },
  'wrong-field': {
    title: 'In the other pocket',
    story: 'The assertion is sent in a parameter that another flow uses.',
    hints: [
      'Look at the name of the form field that has the assertion.',
      '`assertion` belongs to the JWT bearer grant. What proves the client goes elsewhere.',
      'Name the field `client_assertion`.',
    ],
    learned: '`assertion` is a grant, `client_assertion` is the client’s proof.',
  },
  'secret-as-well': {
    title: 'Belt and braces',
    story: 'The certificate was added to a configuration that already worked with a secret.',
    hints: [
      'How many times does the client prove itself in this form?',
      'There is a secret next to the assertion. A client may use one method in a request, not two.',
      'Remove the line with `client_secret`.',
    ],
    learned: 'One client authentication method a request: RFC 6749 §2.3.',
  },
  'plus-in-client-id': {
    title: 'A space that nobody typed',
    story:
      'At this AD FS the client is called `daemon+mail`. Its name is right in the claims and right in the form, and the server does not agree.',
    hints: [
      'The form is text in which some characters have a meaning.',
      'A plus sign in a form is a space: the server reads `daemon mail`.',
      'Write `client_id=daemon%2Bmail`.',
    ],
    learned: 'Values in a form are percent-encoded. `+` is `%2B`, since a bare `+` is a space.',
  },
  'json-content-type': {
    title: 'What everybody sends',
    story: 'All other calls of the program send JSON, so its HTTP client says so for this one, too.',
    hints: [
      'The fields are right. What does the request say they are?',
      'The content type says JSON, and the body is a form.',
      'Make the content type `application/x-www-form-urlencoded`.',
    ],
    learned: 'A token request is a form, and its content type says so: RFC 6749 §4.4.2 and appendix B.',
  },
  'resource-at-v2': {
    title: 'From the old endpoint',
    story: 'The address was changed from v1 to v2.0, and nothing else.',
    hints: [
      'Look at the address, and at the form field that says what the token is for.',
      'The v2.0 endpoint takes `scope`. `resource` is the parameter of v1.',
      'Replace the line by `scope=https%3A%2F%2Fgraph.microsoft.com%2F.default`.',
    ],
    learned: 'v1 takes `resource`, v2.0 takes `scope`: the resource with `/.default` behind it.',
  },
  'scope-without-default': {
    title: 'One permission, please',
    story: 'The daemon needs to read mail, and asks for just that. For a user’s token this would be right.',
    hints: [
      'Look at `scope` in the form.',
      'Without a user there is nobody to ask: an application gets what was granted to it, and asks for `/.default`.',
      'Write `scope=https%3A%2F%2Fgraph.microsoft.com%2F.default`.',
    ],
    learned: 'With client credentials the scope is the resource with `/.default`.',
  },
  'wrong-cloud': {
    title: 'Another cloud',
    story:
      'The address was copied from a guide for United States government customers. This tenant is not there.',
    hints: [
      'Read the host in the token endpoint.',
      '`login.microsoftonline.us` is another cloud, with other tenants.',
      'Write `login.microsoftonline.com`, as `aud` has it.',
    ],
    learned: 'Each cloud has its host, and a tenant is in one of them.',
  },
};
