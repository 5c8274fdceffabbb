/** Which options of curl take a value, and the long names of the short ones. curl 8.11, `curl --help all`. */

/** By letter; those that nothing here asks for have no name of interest, and those that take no value none at all. */
export const shortOptions: ReadonlyMap<string, string> = new Map([
  ['X', 'request'],
  ['d', 'data'],
  ['H', 'header'],
  ['F', 'form'],
  ['u', 'user'],
  ['G', 'get'],
  ['A', 'user-agent'],
  ['b', 'cookie'],
  ['c', 'cookie-jar'],
  ['C', 'continue-at'],
  ['D', 'dump-header'],
  ['e', 'referer'],
  ['E', 'cert'],
  ['h', 'help'],
  ['K', 'config'],
  ['m', 'max-time'],
  ['o', 'output'],
  ['P', 'ftp-port'],
  ['Q', 'quote'],
  ['r', 'range'],
  ['t', 'telnet-option'],
  ['T', 'upload-file'],
  ['U', 'proxy-user'],
  ['w', 'write-out'],
  ['x', 'proxy'],
  ['y', 'speed-time'],
  ['Y', 'speed-limit'],
  ['z', 'time-cond'],
]);

const ofNoInterest =
  'abstract-unix-socket alt-svc aws-sigv4 cacert capath cert-type ciphers connect-timeout connect-to create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url ech egd-file engine etag-compare etag-save expect100-timeout ftp-account ftp-alternative-to-user ftp-method ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs netrc-file noproxy output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy1.0 pubkey random-file rate request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname stderr tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket url-query vlan-priority';

export const curlValueOptions: ReadonlySet<string> = new Set([
  ...[...shortOptions.values()].filter((name) => name !== 'get' && name !== 'help'),
  ...ofNoInterest.split(' '),
  'url',
  'data-ascii',
  'data-binary',
  'data-raw',
  'data-urlencode',
  'expand-data',
  'json',
  'form-string',
  'oauth2-bearer',
  'variable',
]);
