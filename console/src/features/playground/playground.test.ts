import { describe, expect, it } from 'vitest';
import { leftOut, outcomeOf, toolsOf } from './answer';
import { argumentsOf, fieldsOf, objectOf, startOf, valuesOf } from './schemaForm';

const say = { missing: 'missing', number: 'number', whole: 'whole', json: 'json' };
const schema = {
  type: 'object', required: ['title', 'count'],
  properties: {
    title: { type: 'string', title: 'Title', description: 'Of the issue' }, count: { type: 'integer', default: 3 }, share: { type: ['number', 'null'] }, open: { type: 'boolean' },
    state: { enum: ['open', 'closed', 7] }, labels: { type: 'array', items: { type: 'string' } }, maybe: { anyOf: [{ type: 'string' }, { type: 'null' }] }, either: { anyOf: [{ type: 'string' }, { type: 'number' }] },
  },
};
const fields = fieldsOf(schema);

describe('a form made from a schema', () => {
  it('has a field of its kind for each property', () => {
    expect(fields.map((f) => [f.name, f.kind, f.required])).toEqual([['title', 'text', true], ['count', 'number', true], ['share', 'number', false], ['open', 'choice', false], ['state', 'choice', false], ['labels', 'json', false], ['maybe', 'text', false], ['either', 'json', false]]);
    expect(fields[0]).toMatchObject({ label: 'Title', hint: 'Of the issue' });
    expect(startOf(schema)).toMatchObject({ title: '', count: '3' });
  });
  it('sends each value as its kind, and leaves out what is empty', () =>
    expect(argumentsOf(fields, { title: ' a ', count: '2', share: '0.5', open: 'false', state: '7', labels: '["x"]', either: '1', maybe: '' }, say)).toEqual({ args: { title: ' a ', count: 2, share: 0.5, open: false, state: 7, labels: ['x'], either: 1 }, errors: {} }));
  it('says what is wrong with its field', () => expect(argumentsOf(fields, { count: '1.5', share: 'x', labels: '[' }, say).errors).toEqual({ title: 'missing', count: 'whole', share: 'number', labels: 'json' }));
  it('takes JSON back where its fields can hold it', () => {
    expect(valuesOf(fields, { title: 'a', count: 2, open: true, labels: ['x'] })).toMatchObject({ title: 'a', count: '2', open: 'true', labels: '[\n  "x"\n]', maybe: '' });
    expect(valuesOf(fields, { unknown: 1 })).toBeUndefined();
    expect(valuesOf(fields, { count: 'two' })).toBeUndefined();
  });
  it('takes anything for a schema', () => { for (const odd of [undefined, null, 1, [], { properties: 1 }, { properties: { a: null } }]) expect(fieldsOf(odd).length).toBeLessThan(2); });
  it('knows an object typed as JSON', () => expect(['{"a":1}', '', '[1]', '{', 'null'].map(objectOf)).toEqual([{ a: 1 }, {}, undefined, undefined, undefined]));
});

describe('what a call came to', () => {
  it('is read from a result', () => {
    expect(outcomeOf({ result: { content: [{ type: 'text', text: 'hi' }, { type: 'image', mimeType: 'image/png', data: 'AAAA' }], structuredContent: { a: 1 } } })).toEqual({ ok: true, failure: '', parts: [{ kind: 'text', text: 'hi' }, { kind: 'image', src: 'data:image/png;base64,AAAA' }], structured: '{\n  "a": 1\n}' });
    expect(outcomeOf({ result: { isError: true, content: [], _meta: { 'gatehouse/error': 'timeout' } } })).toMatchObject({ ok: false, failure: 'timeout' });
  });
  it('is read from an error', () => expect(outcomeOf({ error: { code: -32602, message: 'Unknown tool' } })).toMatchObject({ ok: false, parts: [{ kind: 'text', text: 'Unknown tool (-32602)' }] }));
  it('makes no picture of what may be something else', () => expect(outcomeOf({ result: { content: [{ type: 'image', mimeType: 'image/svg+xml', data: 'AAAA' }] } }).parts[0]?.kind).toBe('json'));
  it('finds tools, and servers that are left out', () => {
    expect(toolsOf({ tools: [{ name: 'a__b', description: 'c' }, { nameless: 1 }, 2] })).toEqual([{ name: 'a__b', title: '', description: 'c', inputSchema: undefined }]);
    expect(leftOut({ _meta: { 'gatehouse/unavailable': [{ server: 'x', reason: 'gone' }] } })).toEqual([{ server: 'x', reason: 'gone' }]);
    expect([toolsOf(undefined), leftOut({})]).toEqual([[], []]);
  });
});
