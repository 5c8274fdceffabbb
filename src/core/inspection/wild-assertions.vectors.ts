/** Assertions and thumbprints that other people published; facts of shared/vectors/wild.json, each recomputed with another program. */

/** seed 001: Jason Johnston, “Client Credentials Flow for Mail API in Python” (2015). Its certificate is not published. */
export const mailApiAssertion =
  'eyJhbGciOiAiUlMyNTYiLCAieDV0IjogIlctS3QwYjRCN1JrSzM0Y2RYVlI5MWVfbmY5eCJ9.eyJhdWQiOiAiaHR0cHM6Ly9sb2dpbi53aW5kb3dzLm5ldC81ZTA2OTlhMi03ZTEwLTRkMDgtOGViYi00ZjdkNzQwNmFkMDkvb2F1dGgyL3Rva2VuIiwgImp0aSI6ICI5ZWYwODlkOS1iMTE2LTQwZDgtYmJlMi01N2E3NTZlMzJlYTkiLCAiZXhwIjogMTQyMzE2ODQ4OCwgImlzcyI6ICJiY2RiNWFlOC0xYWI4LTQ3YzMtYjBiMi02NzU2MDQ4ZTJkZGMiLCAic3ViIjogImJjZGI1YWU4LTFhYjgtNDdjMy1iMGIyLTY3NTYwNDhlMmRkYyIsICJuYmYiOiAxNDIzMTY3ODg4fQ.BjLYFjloB4XojO5YELKeXc7m_-uhEHsDZ2MKjYHY4UX5fJYSLxVpNsn6uv_ICEhEcmn5wqoh6H7x2qgCUyf-jFto56GK7ygGqf1thGAVpDMzWF3fYsvZ7g3G-x_xPxOSul2EehXse8TqDhM1fhYHD2wpTeRGCSgZtuQwJiXy4R-ysnV9YFhzu0OhBxSwjfwA7XZaqPgvZNNm1BI-L9KQ-yAIrhBkv1LnVJ3k6oNAdxRbCmzLGdEm-Dq4EYZEVXqgdPn5wo98xtETDQ6ee6VH3xjyxpoyxHAfw3BO9Ve27EdVNiQLCEwOhsuRjQvmuzqKa3IUzuVkIzudO3RYQL3qfw';

/** The value in `x5t`, what it is, and the thumbprint that was meant. */
export const wrongThumbprints = [
  [
    'ODk1NjlCOUU0MjZGOUM4OUY2QkIxMTIwMTJDQzU0RjkyQjFBREQ5Qg',
    'x5t/hex-text',
    '89569B9E426F9C89F6BB112012CC54F92B1ADD9B',
  ],
  [
    'ODRFMDVDMUQ5OEJDRTNBNTQyMUQyMjVCMTQwQjM2RTg2QTNENTUzNA',
    'x5t/hex-text',
    '84E05C1D98BCE3A5421D225B140B36E86A3D5534',
  ],
  [
    'FEE317C3052AA4A141A9A301768F26AB641D58D0',
    'x5t/hex-as-base64',
    'FEE317C3052AA4A141A9A301768F26AB641D58D0',
  ],
  ['FHBvbp5DupufYzW5TL/qetRR8dg=', 'x5t/standard-base64', '14706F6E9E43BA9B9F6335B94CBFEA7AD451F1D8'],
  ['CbPYTGtWhLijNZnIjFqqQR9ZacY=', 'x5t/padded', '09B3D84C6B5684B8A33599C88C5AAA411F5969C6'],
] as const;
