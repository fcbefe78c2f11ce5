/** Where the server is, and how a client connects to it: endpoints, credentials, TLS, options. */
@NullMarked
package io.github.ledis4j.options;

import org.jspecify.annotations.NullMarked;
