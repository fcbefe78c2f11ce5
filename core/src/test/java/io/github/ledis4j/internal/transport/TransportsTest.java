package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.options.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {
  private static Function<Transport, @Nullable String> only(Transport... available) {
    List<Transport> set = List.of(available);
    return kind -> set.contains(kind) ? null : "not on this system";
  }

  @ParameterizedTest
  @CsvSource({"EPOLL, EPOLL", "KQUEUE, KQUEUE", "NIO, NIO"})
  void should_choose_the_native_one_when_it_is_available(Transport available, Transport chosen) {
    var reasons = only(Transport.NIO, available);
    assertEquals(chosen, Transports.resolve(Transport.AUTO, reasons).kind());
    assertEquals(chosen, Transports.resolve(available, reasons).kind());
    assertEquals(Transport.NIO, Transports.resolve(Transport.NIO, reasons).kind());
  }

  @Test
  void should_throw_with_the_reason_when_the_wanted_one_is_not_available() {
    var e =
        assertThrows(
            IllegalStateException.class,
            () -> Transports.resolve(Transport.KQUEUE, only(Transport.NIO)));
    assertEquals("KQUEUE is not available: not on this system", e.getMessage());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void should_keep_the_reason_when_kqueue_is_asked_for_on_linux() {
    String reason = Transports.unavailableReason(Transport.KQUEUE);
    assertNotNull(reason);
    var e = assertThrows(IllegalStateException.class, () -> Transports.resolve(Transport.KQUEUE));
    assertTrue(e.getMessage().contains(reason), e::getMessage);
    assertNull(Transports.unavailableReason(Transport.NIO));
    assertNull(Transports.unavailableReason(Transport.EPOLL));
    assertEquals(Transport.EPOLL, Transports.resolve(Transport.AUTO).kind());
  }

  @Test
  void should_find_the_transport_when_given_somebody_elses_event_loops() {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      EventLoops loops = EventLoops.acquire(Transport.AUTO, group);
      assertEquals(Transport.NIO, loops.provider().kind());
      loops.close();
      assertTrue(!group.isShuttingDown());
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> EventLoops.acquire(Transport.EPOLL, group));
      assertEquals("the event loops are of NIO, the transport is EPOLL", e.getMessage());
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  @Test
  @SuppressWarnings("deprecation")
  void should_find_the_transport_when_the_event_loops_are_of_the_old_kind() {
    EventLoopGroup nio = new io.netty.channel.nio.NioEventLoopGroup(1);
    try {
      assertEquals(Transport.NIO, Transports.forGroup(nio).kind());
    } finally {
      nio.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
    if (Transports.unavailableReason(Transport.EPOLL) == null) {
      EventLoopGroup epoll = new io.netty.channel.epoll.EpollEventLoopGroup(1);
      try {
        assertEquals(Transport.EPOLL, Transports.forGroup(epoll).kind());
      } finally {
        epoll.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void should_refuse_event_loops_when_they_open_no_sockets() {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    try {
      assertThrows(IllegalArgumentException.class, () -> Transports.forGroup(group));
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  @Test
  void should_stop_the_common_event_loops_when_the_last_user_leaves() throws Exception {
    EventLoops first = EventLoops.acquire(Transport.NIO, null);
    EventLoops second = EventLoops.acquire(Transport.NIO, null);
    assertSame(first.group(), second.group());
    first.close();
    first.close();
    assertEquals(false, second.group().isShuttingDown());
    Thread thread = second.group().submit(Thread::currentThread).get();
    assertTrue(thread.isDaemon());
    assertTrue(thread instanceof FastThreadLocalThread);
    assertTrue(thread.getName().matches("ledis4j-nio-[1-4]"), thread::getName);
    second.close();
    assertTrue(second.group().terminationFuture().await(10, TimeUnit.SECONDS));
    EventLoops third = EventLoops.acquire(Transport.NIO, null);
    assertNotSame(second.group(), third.group());
    third.close();
  }
}
