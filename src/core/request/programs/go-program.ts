/** Go, with its standard library. The Go Programming Language Specification, String literals; pkg.go.dev/crypto. */
import { escapeCharacters, hexDigits } from './escape-characters';
import { camelCaseNames, fillHoles, needsCertificate, needsClock } from './fill-holes';
import { goImports } from './go-imports';
import { openingComment } from './opening-comment';
import type { ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/** Between back quotes nothing is special but the back quote, which cannot be escaped there. */
export function quoteGo(text: string): string {
  if (/^[\x20-\x5f\x61-\x7e]*$/.test(text) && /["\\]/.test(text)) return `\`${text}\``;
  const escape = (codePoint: number) =>
    codePoint > 0xffff ? `\\U${hexDigits(codePoint, 8)}` : `\\u${hexDigits(codePoint, 4)}`;
  return `"${escapeCharacters(text, { '"': '\\"', '\\': '\\\\' }, escape)}"`;
}

/** What is declared and not used, or imported and not used, does not compile. */
export function formatGoProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...camelCaseNames,
    time: (offset) => `strconv.FormatInt(now${offset}, 10)`,
    secret: (name) => `fromEnvironment("${name}")`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteGo, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join(' +\n\t\t');
  const certificate = needsCertificate(parts);
  const parameters = parts.parameters
    .map(([name, value]) => `\t\t{${quoteGo(name)}, ${text(value)}},\n`)
    .join('');
  const headers = parts.headers
    .map(([name, value]) => `\trequest.Header.Set(${quoteGo(name)}, ${text(value)})\n`)
    .join('');
  return `${openingComment(parts, { run: 'go run get-token.go', key: 'the private key, PKCS#8 PEM (RSA: PKCS#1 as well), not encrypted', sign: '//' })}
package main

import (
${goImports(parts)
  .map((path) => `\t${path}\n`)
  .join('')})

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func base64url(octets []byte) string { return base64.RawURLEncoding.EncodeToString(octets) }

func main() {
	log.SetFlags(0)
	if len(os.Args) < ${certificate ? 3 : 2} {
		log.Fatal("usage: go run get-token.go key.pem${certificate ? ' cert.pem' : ''} [--print]")
	}
	key := readKey(os.Args[1])
${certificate ? readCertificate(parts) : ''}${
    holes.has('keyDigest')
      ? `
	// Of the public key: base64, with its padding.
	spki, err := x509.MarshalPKIXPublicKey(key.Public())
	must(err)
	spkiDigest := sha256.Sum256(spki)
	keyDigest := "SHA256:" + base64.StdEncoding.EncodeToString(spkiDigest[:])
`
      : ''
  }${needsClock(parts) ? readClock : ''}${holes.has('jti') ? readJti : ''}
	header := ${json(parts.header)}
	claims := ${json(parts.claims)}

	signingInput := base64url([]byte(header)) + "." + base64url([]byte(claims))
	assertion := signingInput + "." + base64url(sign(key, []byte(signingInput)))
${
  parts.outerHeader && parts.outerClaims
    ? `
	// Not signed itself: nothing follows its second dot.
	outerHeader := ${json(parts.outerHeader)}
	outerClaims := ${json(parts.outerClaims)}
	token := base64url([]byte(outerHeader)) + "." + base64url([]byte(outerClaims)) + "."
`
    : ''
}
	if os.Args[len(os.Args)-1] == "--print" {
		fmt.Println(assertion)
		return
	}

${
  parts.method === 'POST'
    ? `	parameters := [][2]string{
${parameters}	}
	fields := []string{}
	for _, one := range parameters {
		// QueryEscape writes a space as +, which a percent-encoded one says as well.
		fields = append(fields, one[0]+"="+strings.ReplaceAll(url.QueryEscape(one[1]), "+", "%20"))
	}
	body := strings.NewReader(strings.Join(fields, "&"))
	request, err := http.NewRequest("POST", ${quoteGo(parts.url)}, body)
`
    : `	request, err := http.NewRequest("GET", ${quoteGo(parts.url)}, nil)
`
}	must(err)
${headers}	answer, err := http.DefaultClient.Do(request)
	must(err)
	defer answer.Body.Close()
	_, err = io.Copy(os.Stdout, answer.Body)
	must(err)
	if answer.StatusCode >= 300 {
		log.Fatal(answer.Status)
	}
}

${readKey(parts)}
${sign(parts)}${parts.secrets.length > 0 ? fromEnvironment : ''}`;
}

const fromEnvironment = `
func fromEnvironment(name string) string {
	value, found := os.LookupEnv(name)
	if !found {
		log.Fatal("The environment has no " + name)
	}
	return value
}
`;

const readClock = `
	now := time.Now().Unix()
	if fixed := os.Getenv("NOW"); fixed != "" {
		parsed, err := strconv.ParseInt(fixed, 10, 64)
		must(err)
		now = parsed
	}
`;

const readJti = `
	jti := os.Getenv("JTI")
	if jti == "" {
		octets := make([]byte, 16)
		_, err := rand.Read(octets)
		must(err)
		jti = hex.EncodeToString(octets)
	}
`;

const keyTypes: Readonly<Record<string, string>> = {
  RS: '*rsa.PrivateKey',
  PS: '*rsa.PrivateKey',
  ES: '*ecdsa.PrivateKey',
  Ed: 'ed25519.PrivateKey',
};

function readKey({ family }: ProgramParts): string {
  const type = keyTypes[family] as string;
  return `func readKey(path string) ${type} {
	text, err := os.ReadFile(path)
	must(err)
	block, _ := pem.Decode(text)
	if block == nil {
		log.Fatal("The key file has no PEM block")
	}
${
  type === '*rsa.PrivateKey'
    ? `	if block.Type == "RSA PRIVATE KEY" {
		key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
		must(err)
		return key
	}
`
    : ''
}	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	must(err)
	key, fits := parsed.(${type})
	if !fits {
		log.Fatal("The key is of another type")
	}
	return key
}
`;
}

function readCertificate({ holes }: ProgramParts): string {
  return `	text, err := os.ReadFile(os.Args[2])
	must(err)
	certificates := [][]byte{}
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			certificates = append(certificates, block.Bytes)
		}
	}
	if len(certificates) == 0 {
		log.Fatal("The certificate file has no certificate")
	}
${
  holes.has('x5t') || holes.has('x5t#S256')
    ? '\t// Digests of the octets within the PEM, in base64url.\n'
    : ''
}${holes.has('x5t') ? '\tsha1Digest := sha1.Sum(certificates[0])\n\tx5t := base64url(sha1Digest[:])\n' : ''}${
    holes.has('x5t#S256')
      ? '\tsha256Digest := sha256.Sum256(certificates[0])\n\tx5tS256 := base64url(sha256Digest[:])\n'
      : ''
  }${
    holes.has('x5c')
      ? `	chain := []string{}
	for _, one := range certificates {
		chain = append(chain, base64.StdEncoding.EncodeToString(one))
	}
	x5c := "[\\"" + strings.Join(chain, "\\",\\"") + "\\"]"
`
      : ''
  }`;
}

function sign({ family, bits, coordinate }: ProgramParts): string {
  const digest = bits === 256 ? 'sha256.Sum256(input)' : `sha512.Sum${bits}(input)`;
  const open = `func sign(key ${keyTypes[family]}, input []byte) []byte {\n`;
  if (family === 'Ed') return `${open}\treturn ed25519.Sign(key, input)\n}\n`;
  if (family === 'ES')
    return `${open}	digest := ${digest}
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	must(err)
	// R and S one after the other, each of ${coordinate} octets, as JWS has them.
	return append(r.FillBytes(make([]byte, ${coordinate})), s.FillBytes(make([]byte, ${coordinate}))...)
}
`;
  const call =
    family === 'RS'
      ? `rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA${bits}, digest[:])`
      : `rsa.SignPSS(rand.Reader, key, crypto.SHA${bits}, digest[:], &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})`;
  return `${open}	digest := ${digest}
	signature, err := ${call}
	must(err)
	return signature
}
`;
}
