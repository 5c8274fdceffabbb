import { exampleSettings } from './example';
import type { LessonSubject } from './lesson-bench.svelte';

/** The claims of a SharePoint context token, as seed 003 and TokenHelper have them, for a moment and a realm of the lessons'. */
export function contextTokenClaims({ madeAt, jti }: LessonSubject): readonly (readonly [string, string])[] {
  const realm = exampleSettings.tenant;
  const client = exampleSettings.clientId;
  const acs = '00000001-0000-0000-c000-000000000000';
  const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
  const context = {
    CacheKey: `${jti},${acs},${client},${realm}`,
    SecurityTokenServiceUri: 'https://accounts.accesscontrol.windows.net/tokens/OAuth/2',
  };
  return [
    ['aud', `${client}/contoso.example@${realm}`],
    ['iss', `${acs}@${realm}`],
    ['nbf', String(madeAt)],
    ['exp', String(madeAt + 43_200)],
    ['appctxsender', `${sharePoint}@${realm}`],
    ['appctx', JSON.stringify(context)],
    ['refreshtoken', 'for ACS alone: encrypted'],
    ['isbrowserhostedapp', 'true'],
  ];
}
