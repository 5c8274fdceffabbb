/** Thumbprints that others published next to their `x5t`; each pair was recomputed with `xxd -r -p | base64`. */
export const publishedThumbprints = [
  {
    source: 'Microsoft documentation, certificate credentials, the edition of 2024',
    hex: '84E05C1D98BCE3A5421D225B140B36E86A3D5534',
    x5t: 'hOBcHZi846VCHSJbFAs26Go9VTQ',
  },
  {
    source: 'GitHub, AzureAD/azure-activedirectory-library-for-dotnet, issue 309, the good value',
    hex: '89569B9E426F9C89F6BB112012CC54F92B1ADD9B',
    x5t: 'iVabnkJvnIn2uxEgEsxU-Ssa3Zs',
  },
  {
    source: 'Consumer Data Right register, issue 184',
    hex: 'AA24F185EE3F67504808FC4E26B135B99E63BDA9',
    x5t: 'qiTxhe4_Z1BICPxOJrE1uZ5jvak',
  },
  {
    source: 'SharePoint documentation, high-trust add-ins',
    hex: 'ECC8CAF7D42F915770CFA52B2A5771F001BBC9D3',
    x5t: '7MjK99QvkVdwz6UrKldx8AG7ydM',
  },
] as const;
