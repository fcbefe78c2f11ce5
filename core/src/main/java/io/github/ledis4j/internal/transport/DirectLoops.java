package io.github.ledis4j.internal.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Event loops of epoll or kqueue with whose channels other threads may write. Nothing else in Netty
 * keeps the number of a socket from being closed, and given to another file, under whoever writes
 * to it. But whatever the reason is for which a channel is closed, it leaves its event loop first:
 * here it is told, and waits for who writes.
 *
 * @param loops makes what asks for events
 */
record DirectLoops(IoHandlerFactory loops) implements IoHandlerFactory {
  @Override
  public IoHandler newHandler(ThreadAwareExecutor executor) {
    return new Handler(loops.newHandler(executor));
  }

  @Override
  public boolean isChangingThreadSupported() {
    return loops.isChangingThreadSupported();
  }

  private record Handler(IoHandler handler) implements IoHandler {
    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
      IoRegistration registration = handler.register(handle);
      if (handle instanceof Channel.Unsafe unsafe
          && unsafe.voidPromise().channel() instanceof UnixChannel channel) {
        DirectSocket socket = new Descriptor(channel.fd());
        socket.attachTo(channel);
        return new Registration(registration, socket);
      }
      return registration;
    }

    @Override
    public void initialize() {
      handler.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
      return handler.run(context);
    }

    @Override
    public void prepareToDestroy() {
      handler.prepareToDestroy();
    }

    @Override
    public void destroy() {
      handler.destroy();
    }

    @Override
    public void wakeup() {
      handler.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
      return handler.isCompatible(type);
    }
  }

  private record Registration(IoRegistration registration, DirectSocket socket)
      implements IoRegistration {
    @Override
    public <T> T attachment() {
      return registration.attachment();
    }

    @Override
    public long submit(IoOps ops) {
      return registration.submit(ops);
    }

    @Override
    public boolean isValid() {
      return registration.isValid();
    }

    @Override
    public boolean cancel() {
      socket.close();
      return registration.cancel();
    }
  }

  private static final class Descriptor extends DirectSocket {
    private final FileDescriptor file;

    Descriptor(FileDescriptor file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return file.write(bytes, bytes.position(), bytes.limit());
    }
  }
}
