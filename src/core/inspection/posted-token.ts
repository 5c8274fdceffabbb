/** A token among the fields of a form that asks for none: what SharePoint posts to an add-in, what a sign-in brings back. seed 003; OAuth 2.0 Form Post Response Mode. */

/** As TokenHelper.cs of the add-ins looks for them, then what an authorization endpoint answers with. */
const fields = 'SPAppToken|AppContextToken|AppContext|AppToken|AccessToken|access_token|id_token';
const posted = new RegExp(`(?:^|[?&#\\s])(${fields})=(ey[\\w-]*(?:\\.|%2e)[^&\\s]*)`, 'i');

/** Undefined: no such field is in the text. */
export function postedToken(text: string): string | undefined {
  return posted.exec(text)?.[2];
}
