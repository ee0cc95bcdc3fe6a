/**
 * Links that leave the wiki: whether what they lead to is still there. With {@code store} the only package that
 * opens connections, and loaded only when it is asked for.
 *
 * <p>Its findings depend on the network, its words on nothing else: no order of arrival and no random number shows in
 * them. It knows a clock for waiting alone; the day comes from outside. It must not know any HTML parser: the hall hands
 * in who finds the ids of a page.
 */
@NullMarked
package dev.demarc.check.external;

import org.jspecify.annotations.NullMarked;
