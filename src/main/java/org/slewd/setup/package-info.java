/**
 * The first configuration of a station: what is asked, with what reason and what default, and the text that answers make. Pure
 * decisions; it opens nothing, and what is wrong with an answer is said by the reader of configurations alone. Start at {@link
 * org.slewd.setup.Question}.
 */
package org.slewd.setup;
