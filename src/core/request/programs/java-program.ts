/** Java 17 and later, one file, with the JDK alone. The Java Language Specification §3.3, §3.10.7; java.security. */
import { escapeCharacters, utf16Escape } from './escape-characters';
import { camelCaseNames, fillHoles, needsCertificate, needsClock } from './fill-holes';
import { openingComment } from './opening-comment';
import type { ProgramParts } from './program-parts';
import { joinParts, type TextWithHoles } from './text-with-holes';

/**
 * A Unicode escape is read before all else, so that one of a quote would be a quote: only characters beyond ASCII have
 * one, and control characters are in octal. One that follows a backslash of the text stands after two, and is read.
 */
export function quoteJava(text: string): string {
  const escape = (codePoint: number) =>
    codePoint < 0x80 ? `\\${codePoint.toString(8).padStart(3, '0')}` : utf16Escape(codePoint);
  return `"${escapeCharacters(text, { '"': '\\"', '\\': '\\\\' }, escape)}"`;
}

export function formatJavaProgram(parts: ProgramParts): string {
  const { holes } = parts;
  const fill = fillHoles(parts, {
    ...camelCaseNames,
    time: (offset) => (offset === '' ? 'now' : `(now${offset}L)`),
    secret: (name) => `fromEnvironment("${name}")`,
  });
  const text = (one: TextWithHoles) => joinParts(one, quoteJava, fill, ' + ');
  const json = (lines: readonly TextWithHoles[]) => lines.map(text).join(' +\n      ');
  const certificate = needsCertificate(parts);
  const headers = parts.headers
    .map(([name, value]) => `\n      .header(${quoteJava(name)}, ${text(value)})`)
    .join('');
  const parameters = parts.parameters.map(([name, value]) => `      {${quoteJava(name)}, ${text(value)}},\n`);
  return `${openingComment(parts, { run: 'java GetToken.java', key: 'the private key, PKCS#8 PEM (BEGIN PRIVATE KEY), not encrypted', sign: '//' })}

import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.interfaces.*;
import java.security.spec.*;
import java.util.*;
import java.util.stream.*;

public class GetToken {
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < ${certificate ? 2 : 1}) {
      System.err.println("usage: java GetToken.java key.pem${certificate ? ' cert.pem' : ''} [--print]");
      System.exit(2);
    }
    PrivateKey key = readKey(arguments[0]);
${certificate ? readCertificate(parts) : ''}${holes.has('keyDigest') ? keyDigest : ''}${
    needsClock(parts)
      ? `
    String fixed = System.getenv("NOW");
    long now = fixed == null ? System.currentTimeMillis() / 1000 : Long.parseLong(fixed);
`
      : ''
  }${
    holes.has('jti')
      ? `    String jti = Optional.ofNullable(System.getenv("JTI")).orElse(UUID.randomUUID().toString());
`
      : ''
  }
    String header = ${json(parts.header)};
    String claims = ${json(parts.claims)};

    String signingInput = base64url(octets(header)) + "." + base64url(octets(claims));
${sign(parts)}
    signer.initSign(key);
    signer.update(octets(signingInput));
    String assertion = signingInput + "." + base64url(signer.sign());
${
  parts.outerHeader && parts.outerClaims
    ? `
    // Not signed itself: nothing follows its second dot.
    String outerHeader = ${json(parts.outerHeader)};
    String outerClaims = ${json(parts.outerClaims)};
    String token = base64url(octets(outerHeader)) + "." + base64url(octets(outerClaims)) + ".";
`
    : ''
}
    if (arguments[arguments.length - 1].equals("--print")) {
      System.out.println(assertion);
      return;
    }

${
  parts.method === 'POST'
    ? `    String[][] parameters = {
${parameters.join('')}    };
    String body = Arrays.stream(parameters)
      .map(one -> one[0] + "=" + encode(one[1]))
      .collect(Collectors.joining("&"));
`
    : ''
}    HttpRequest request = HttpRequest.newBuilder(URI.create(${quoteJava(parts.url)}))${headers}
      .${parts.method === 'POST' ? 'POST(HttpRequest.BodyPublishers.ofString(body))' : 'GET()'}
      .build();
    // Without the upgrade to HTTP/2 that it would offer to a server without TLS.
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(answer.body());
    System.exit(answer.statusCode() < 300 ? 0 : 1);
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
${parts.method === 'POST' ? encode : ''}${parts.secrets.length > 0 ? fromEnvironment : ''}
  static PrivateKey readKey(String path) throws Exception {
    String pem = Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
    int begin = pem.indexOf("-----BEGIN PRIVATE KEY-----");
    int end = pem.indexOf("-----END PRIVATE KEY-----");
    if (begin < 0 || end < begin) {
      throw new InvalidKeyException("No PKCS#8: convert the key with openssl pkey -in key.pem -out pkcs8.pem");
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + 27, end));
    return KeyFactory.getInstance("${keyFactories[parts.family]}").generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
`;
}

const keyFactories: Readonly<Record<string, string>> = { RS: 'RSA', PS: 'RSA', ES: 'EC', Ed: 'Ed25519' };

const encode = `
  /** URLEncoder is for forms as browsers send them: a space is +, a star itself, and a tilde encoded. */
  static String encode(String text) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return encoded.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }
`;

const fromEnvironment = `
  static String fromEnvironment(String name) {
    String value = System.getenv(name);
    if (value == null) throw new IllegalStateException("The environment has no " + name);
    return value;
  }
`;

const keyDigest = `
    // Of the public key, which an RSA key holds as well: base64, with its padding.
    RSAPrivateCrtKey crt = (RSAPrivateCrtKey) key;
    RSAPublicKeySpec spec = new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent());
    byte[] spki = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
    byte[] spkiDigest = MessageDigest.getInstance("SHA-256").digest(spki);
    String keyDigest = "SHA256:" + Base64.getEncoder().encodeToString(spkiDigest);
`;

function readCertificate({ holes }: ProgramParts): string {
  const digest = (name: string, bits: number) =>
    `    String ${name} = base64url(MessageDigest.getInstance("SHA-${bits}").digest(certificates.get(0)));\n`;
  return `    List<byte[]> certificates = new ArrayList<>();
    try (var file = Files.newInputStream(Path.of(arguments[1]))) {
      for (var one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        certificates.add(one.getEncoded());
      }
    }
    // Digests of the octets within the PEM, in base64url.
${holes.has('x5t') ? digest('x5t', 1) : ''}${holes.has('x5t#S256') ? digest('x5tS256', 256) : ''}${
    holes.has('x5c')
      ? `    String x5c = certificates.stream()
      .map(one -> "\\"" + Base64.getEncoder().encodeToString(one) + "\\"")
      .collect(Collectors.joining(",", "[", "]"));
`
      : ''
  }`;
}

function sign({ family, bits }: ProgramParts): string {
  if (family === 'RS') return `    Signature signer = Signature.getInstance("SHA${bits}withRSA");`;
  if (family === 'Ed') return '    Signature signer = Signature.getInstance("Ed25519");';
  if (family === 'ES')
    return `    // P1363: R and S one after the other, as JWS has them, instead of DER.
    Signature signer = Signature.getInstance("SHA${bits}withECDSAinP1363Format");`;
  const hash = `SHA-${bits}`;
  return `    // The salt is as long as the digest.
    Signature signer = Signature.getInstance("RSASSA-PSS");
    signer.setParameter(
      new PSSParameterSpec("${hash}", "MGF1", new MGF1ParameterSpec("${hash}"), ${bits / 8}, 1));`;
}
