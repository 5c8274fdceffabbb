/** A token request that somebody traced in February 2015 and published: seed 000, Matthias Leibmann's answer, as it stands there. */

export interface TraceLine {
  readonly id: string;
  readonly text: string;
}

const assertion = [
  'eyJhbGciOiJSUzI1NiIsIng1dCI6ImY4S2JVY0xtMnItS2s4b1Z3ZVZYTFU0NzhJcyJ9',
  'eyJhdWQiOiJodHRwczpcL1wvbG9naW4ud2luZG93cy5uZXRcLzBlNDllZjFmLWNhMDctNDVmMS1iNGMwLWFjOTQwOWQzZTU3Nlwvb2F1dGgyXC90b2tlbiIsImV4cCI6MTQyMjk4NDMzNSwiaXNzIjoiZjE3YmI4YTUtMmJlZi00YWQ1LWE4M2YtY2Q3MTEzNDQ5ZmMyIiwianRpIjoiZTI3OTA5YTctZGYwMC00NjBhLTlmZjctOGZkNDExOWVmNTYzIiwibmJmIjoxNDIyOTgzNzM1LCJzdWIiOiJmMTdiYjhhNS0yYmVmLTRhZDUtYTgzZi1jZDcxMTM0NDlmYzIifQ',
  'g9bo4-lxpNJ4kEOMuQxODU-5iakwSVIzyRQEPLdbpuNn_XD4lcvt2yBIWT12EQaUVKkMyqFrDiIh4Oav565-Po7HfhmSPF3URXVj8Kx5lx17Zh0nWiaNkRXEi1vhwswsfjm1o-8B8LGUJTtT6JXTognrueuSL1aEE_-4qSG1y74aoc949Un1pQCjwuBtao4vs4CPJLu9Y9mVbirVRRtiIfxkUMmzf6yfMtuhugoGmrvUYntUo4x6N2fu4LxGjuIs7czyrMMAmDRo-XK4sAhDo5uof10HKb8ETEU8mhObwNZcz86MYHWbZm3Z_HDOwzC9kA_tp6hWqmlJ3c-gLg5VXA',
];

export const traceOf2015: readonly TraceLine[] = [
  {
    id: 'request-line',
    text: 'POST https://login.windows.net/0e49ef1f-ca07-45f1-b4c0-ac9409d3e576/oauth2/token HTTP/1.1',
  },
  { id: 'content-type', text: 'Content-Type: application/x-www-form-urlencoded' },
  { id: 'client-request-id', text: 'client-request-id: a8108f88-275b-424d-ac28-f675aabe548e' },
  { id: 'return-client-request-id', text: 'return-client-request-id: true' },
  { id: 'client-sku', text: 'x-client-SKU: .NET' },
  { id: 'client-version', text: 'x-client-Ver: 2.12.0.0' },
  { id: 'client-cpu', text: 'x-client-CPU: x64' },
  { id: 'client-os', text: 'x-client-OS: Microsoft Windows NT 6.2.9200.0' },
  { id: 'host', text: 'Host: login.windows.net' },
  { id: 'content-length', text: 'Content-Length: 983' },
  { id: 'expect', text: 'Expect: 100-continue' },
  { id: 'connection', text: 'Connection: Keep-Alive' },
  { id: 'resource', text: 'resource=https%3A%2F%2Fgraph.windows.net%2F' },
  { id: 'client-id', text: '&client_id=f17bb8a5-2bef-4ad5-a83f-cd7113449fc2' },
  {
    id: 'assertion-type',
    text: '&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer',
  },
  { id: 'assertion', text: `&client_assertion=${assertion.join('.')}` },
  { id: 'grant-type', text: '&grant_type=client_credentials' },
];
