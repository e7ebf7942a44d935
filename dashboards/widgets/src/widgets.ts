// The entry of the bundle: puts each widget where Dashboard 2.0 looks for it, window[node type][component].
Object.assign(window, {});
