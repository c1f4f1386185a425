/** What the readers of JSON from outside share. Start at {@link FlatObject}. No state, no I/O of its own. */
package org.slewd.json;
