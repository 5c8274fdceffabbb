/** What each claim of a context token says. sp-dev-docs, sp-add-ins; seed 003. */

export const contextTokenMeanings: Readonly<Record<string, string>> = {
  aud: 'the add-in: its client ID, its host, the realm',
  iss: 'who made it: 00000001-0000-0000-c000-000000000000 is ACS',
  nbf: 'from when it is valid',
  exp: 'until when',
  appctxsender: 'who passed it on: 00000003-0000-0ff1-ce00-000000000000 is SharePoint',
  appctx: 'a JSON text in JSON: a key to cache the user by, and where to send the refresh token',
  refreshtoken: 'what ACS exchanges for an access token',
  isbrowserhostedapp: 'a user opened the add-in; an event receiver would be false',
};
