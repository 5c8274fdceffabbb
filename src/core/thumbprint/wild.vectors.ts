/** Thumbprints found in the wild, each recomputed with an independent program; nothing here was made by our code. */
import type { MistakeCode } from './thumbprint-mistake';

interface RightThumbprint {
  readonly source: string;
  readonly hex: string;
  readonly x5t: string;
}

export const wildThumbprints: readonly RightThumbprint[] = [
  {
    source: 'seed 000, the converted thumbprint',
    hex: '5292850026FADB09700E7D6C1BCB1CD1F3270BCC',
    x5t: 'UpKFACb62wlwDn1sG8sc0fMnC8w',
  },
  {
    source: 'Microsoft documentation, older page',
    hex: '84E05C1D98BCE3A5421D225B140B36E86A3D5534',
    x5t: 'hOBcHZi846VCHSJbFAs26Go9VTQ',
  },
  {
    source:
      "Microsoft documentation (en-za copy): the page's own x5t for this hex is wrong, this is the right one",
    hex: 'AA11BB22CC33DD44EE55FF66AA77BB88CC99DD00',
    x5t: 'qhG7Iswz3UTuVf9mqne7iMyZ3QA',
  },
  {
    source: 'azure-activedirectory-library-for-dotnet issue 309, the good value',
    hex: '89569B9E426F9C89F6BB112012CC54F92B1ADD9B',
    x5t: 'iVabnkJvnIn2uxEgEsxU-Ssa3Zs',
  },
  {
    source: 'Automation Anywhere documentation (it prints a padded value)',
    hex: '09B3D84C6B5684B8A33599C88C5AAA411F5969C6',
    x5t: 'CbPYTGtWhLijNZnIjFqqQR9ZacY',
  },
  {
    source: 'CDR register issue 184',
    hex: 'AA24F185EE3F67504808FC4E26B135B99E63BDA9',
    x5t: 'qiTxhe4_Z1BICPxOJrE1uZ5jvak',
  },
  {
    source: 'SharePoint high-trust documentation',
    hex: 'ECC8CAF7D42F915770CFA52B2A5771F001BBC9D3',
    x5t: '7MjK99QvkVdwz6UrKldx8AG7ydM',
  },
];

interface WrongThumbprint {
  readonly source: string;
  readonly text: string;
  readonly code: MistakeCode;
  /** Hex of the digest that was meant. */
  readonly meant: string;
}

export const wildMistakes: readonly WrongThumbprint[] = [
  {
    source: 'azure-activedirectory-library-for-dotnet issue 309, the bad value',
    text: 'ODk1NjlCOUU0MjZGOUM4OUY2QkIxMTIwMTJDQzU0RjkyQjFBREQ5Qg',
    code: 'x5t/hex-text',
    meant: '89569B9E426F9C89F6BB112012CC54F92B1ADD9B',
  },
  {
    source: 'base64 of the hex characters of the older documentation value',
    text: 'ODRFMDVDMUQ5OEJDRTNBNTQyMUQyMjVCMTQwQjM2RTg2QTNENTUzNA',
    code: 'x5t/hex-text',
    meant: '84E05C1D98BCE3A5421D225B140B36E86A3D5534',
  },
  {
    source:
      'passport-azure-ad issue 453: hex pasted into x5t; the server printed 144137D7B0B7D39D80038035E3503D037D35EFAF05DBA001EB8D43E7C0F4',
    text: 'FEE317C3052AA4A141A9A301768F26AB641D58D0',
    code: 'x5t/hex-as-base64',
    meant: 'FEE317C3052AA4A141A9A301768F26AB641D58D0',
  },
  {
    source: 'kanidm compact-jwt pull request 41: standard base64',
    text: 'FHBvbp5DupufYzW5TL/qetRR8dg=',
    code: 'x5t/standard-base64',
    meant: '14706F6E9E43BA9B9F6335B94CBFEA7AD451F1D8',
  },
  {
    source: 'Automation Anywhere documentation: padded',
    text: 'CbPYTGtWhLijNZnIjFqqQR9ZacY=',
    code: 'x5t/padded',
    meant: '09B3D84C6B5684B8A33599C88C5AAA411F5969C6',
  },
];
