package io.github.ledis4j.command;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.codec.internal.FrameSink;
import io.github.ledis4j.codec.internal.MalformedReplyException;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes commands without a server: keeps what would be sent, and answers with the bytes that it was
 * told to, read by the real decoder.
 */
public final class RecordingSink<K, V> implements CommandSink<K, V> {
  private final Format<K, V> format;
  private final Deque<byte[]> replies = new ArrayDeque<>();
  private final List<Command<?>> commands = new ArrayList<>();
  private final Set<Method> methods = new LinkedHashSet<>();

  public RecordingSink(Format<K, V> format) {
    this.format = format;
  }

  /** Gives this sink the methods of a family, and remembers which of them are called. */
  public <F extends CommandSink<K, V>> F as(Class<? super F> family) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!method.isDefault()) {
            return method.invoke(this, arguments);
          }
          methods.add(method);
          return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    @SuppressWarnings("unchecked")
    F surface =
        (F) Proxy.newProxyInstance(family.getClassLoader(), new Class<?>[] {family}, handler);
    return surface;
  }

  public void willReply(String reply) {
    replies.add(reply.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public Format<K, V> format() {
    return format;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    commands.add(command);
    CompletableFuture<T> future = new CompletableFuture<>();
    byte[] reply = replies.poll();
    if (reply != null) {
      answer(reply, command.mapper(), future);
    }
    return future;
  }

  private static <T extends @Nullable Object> void answer(
      byte[] reply, ReplyMapper<T> mapper, CompletableFuture<T> future) {
    FrameSink sink =
        new FrameSink() {
          @Override
          public ReplyMapper<?> expected() {
            return mapper;
          }

          @Override
          public void take(Frame frame) {
            try {
              future.complete(mapper.map(frame));
            } catch (RuntimeException e) {
              future.completeExceptionally(e);
            }
          }
        };
    EmbeddedChannel channel = new EmbeddedChannel(new ReplyDecoder(ReplyLimits.LEDIS, sink));
    channel.writeInbound(Unpooled.wrappedBuffer(reply));
    channel.finish();
    if (!future.isDone()) {
      throw new MalformedReplyException("the reply of the test is not whole");
    }
  }

  Set<Method> methods() {
    return methods;
  }

  public int size() {
    return commands.size();
  }

  public Command<?> last() {
    return commands.get(commands.size() - 1);
  }

  /** The words of the last command, bytes as ISO 8859-1. */
  public List<String> lastWords() {
    byte[] packed = last().packed();
    String text = new String(packed, StandardCharsets.ISO_8859_1);
    List<String> words = new ArrayList<>();
    int at = text.indexOf('$');
    while (at >= 0) {
      int end = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at + 1, end));
      words.add(text.substring(end + 2, end + 2 + size));
      at = text.indexOf('$', end + 2 + size);
    }
    if (!text.startsWith("*" + words.size() + "\r\n")) {
      throw new IllegalStateException("the command announces another number of words");
    }
    return words;
  }
}
