/**
 * Where the server is, and how a client connects to it: endpoints, credentials, TLS, timeouts and
 * limits of a connection, and what is sent again after a loss. Immutable values with builders; what
 * is asked at each connect is a source, such as {@link CredentialsSource}.
 */
@NullMarked
package io.github.ledis4j.options;

import org.jspecify.annotations.NullMarked;
