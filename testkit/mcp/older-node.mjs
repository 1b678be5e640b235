// The suite's bundle imports a function of Node.js 22 for a command that is not used here; Node.js 20 gets an empty one.
import fs from 'node:fs'
import { register } from 'node:module'

const stand = 'data:text/javascript,export * from "node:fs"; export { default } from "node:fs"; export const globSync = () => []'
const hook = `export function resolve(name, context, next) {
  return name === 'fs' && context.parentURL?.includes('conformance') ? { url: '${stand}', shortCircuit: true } : next(name, context)
}`
if (!fs.globSync) register(`data:text/javascript,${encodeURIComponent(hook)}`)
