/**
 * RESP without Netty: how commands are packed and replies are read. A {@link Codec} turns keys and
 * values into bytes and back, a {@link ReplyMapper} makes a value of a reply, and a {@link Reply}
 * is a whole reply as a tree.
 */
@NullMarked
package io.github.ledis4j.codec;

import org.jspecify.annotations.NullMarked;
