/** The Netty-free face of RESP: codecs, the command encoder, and how a reply is read. */
@NullMarked
package io.github.ledis4j.codec;

import org.jspecify.annotations.NullMarked;
