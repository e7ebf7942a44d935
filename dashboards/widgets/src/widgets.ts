// The entry of the bundle: puts each widget where Dashboard 2.0 looks for it, window[node type][component].
import './styles.css';
import UIAuditLog from './UIAuditLog.vue';
import UISystemHealth from './UISystemHealth.vue';
import UITipFigures from './UITipFigures.vue';
import UITipDesk from './tip-desk/UITipDesk.vue';

Object.assign(window, { 'ui-tip-desk': { UITipDesk }, 'ui-tip-figures': { UITipFigures }, 'ui-system-health': { UISystemHealth }, 'ui-audit-log': { UIAuditLog } });
