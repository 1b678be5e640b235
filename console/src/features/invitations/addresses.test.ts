import { describe, expect, it } from 'vitest';
import { splitAddresses } from './addresses';

describe('addresses in a pasted text', () => {
  it('are separated by commas, semicolons, spaces and lines', () =>
    expect(splitAddresses('a@x.example, b@x.example;c@x.example d@x.example\r\ne@x.example\t f@x.example,,')).toEqual(['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example', 'f@x.example']));
  it('are there once, however they are written', () => expect(splitAddresses('A@x.example a@X.example')).toEqual(['A@x.example']));
  it('may come with names, as mail programs copy them', () =>
    expect(splitAddresses('Ann Lee <ann@x.example>; "Brandt, Lukas" <lukas@x.example>, <cy@x.example> mailto:dee@x.example')).toEqual(['ann@x.example', 'lukas@x.example', 'cy@x.example', 'dee@x.example']));
  it('stay when they are wrong, so that the server can say why', () => expect(splitAddresses('jonas.richter@acme nobody')).toEqual(['jonas.richter@acme', 'nobody']));
  it('are none in nothing', () => expect(splitAddresses(' \n ,; ')).toEqual([]));
  it('may be ten thousand', () => expect(splitAddresses(Array.from({ length: 10_000 }, (_, i) => `p${i}@x.example`).join(' '))).toHaveLength(10_000));
});
