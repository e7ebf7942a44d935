// Which way imports may run (docs/architecture.md): nodes → lib; gate and desk apart; lib/exchange knows neither.
module.exports = {
  forbidden: [
    { name: 'gate-does-not-import-desk', comment: 'What a desk can do must not reach the gate.', severity: 'error', from: { path: '^(lib|nodes)/gate' }, to: { path: '^(lib|nodes)/desk' } },
    { name: 'desk-does-not-import-gate', comment: 'Nothing on the desk may know of numbers, keys or Twilio.', severity: 'error', from: { path: '^(lib|nodes)/desk' }, to: { path: '^(lib|nodes)/gate|^node_modules/twilio' } },
    { name: 'exchange-imports-neither', comment: 'The exchange is all that both sides share.', severity: 'error', from: { path: '^lib/exchange' }, to: { path: '^lib/(gate|desk|runtime)|^nodes' } },
    { name: 'sealing-imports-nothing-of-ours', comment: 'Both sides seal; neither side\'s code may come along.', severity: 'error', from: { path: '^lib/sealing' }, to: { path: '^lib/(?!sealing)|^nodes' } },
    { name: 'scrubber-stands-alone', comment: 'What handles strangers\' files must not even load what handles keys.', severity: 'error', from: { path: '^lib/media-scrub' }, to: { path: '^lib/(gate|desk|database|runtime|sealing|log)' } },
    { name: 'lib-does-not-know-nodes', comment: 'Nodes are thin shells around lib.', severity: 'error', from: { path: '^lib' }, to: { path: '^nodes|^simulator|^bench|^test' } },
    { name: 'lib-does-not-know-node-red', comment: 'Only lib/runtime starts Node-RED; the rest of lib must run without it.', severity: 'error', from: { path: '^lib/(gate|desk|exchange|database|sealing)' }, to: { path: '^node_modules/(node-red|@node-red|@flowfuse)' } },
    { name: 'simulator-stands-alone', comment: 'A stand-in that shared code with the gate would share its mistakes.', severity: 'error', from: { path: '^simulator' }, to: { path: '^(lib|nodes)/(gate|desk)|^bench' } },
    { name: 'no-circles', comment: 'Two files that need each other are one concern, or three.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', comment: 'An import that resolves to nothing.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: '^dist|^simulator/phone|^dashboards/widgets' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] } },
};
