package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.error.ServerException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Rows of commands and of what a real server makes of them, one after the other. */
final class CommandRows<F extends CommandSink<String, String>> {
  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final List<DynamicTest> rows = new ArrayList<>();
  private final Class<? super F> family;
  private final F surface;

  CommandRows(Class<? super F> family, F client) {
    this.family = family;
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!method.isDefault() || method.getDeclaringClass() == CommandSink.class) {
            return method.invoke(client, arguments);
          }
          called.add(signature(method));
          return InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    @SuppressWarnings("unchecked")
    F proxy = (F) Proxy.newProxyInstance(family.getClassLoader(), new Class<?>[] {family}, handler);
    this.surface = proxy;
  }

  /** One call, and the value that it must give. */
  CommandRows<F> row(String name, Function<F, CompletableFuture<?>> call, @Nullable Object value) {
    rows.add(dynamicTest(name, () -> assertEquals(value, answer(call))));
    return this;
  }

  /** One call, and the value that it must give, or a refusal by a server that is too old for it. */
  CommandRows<F> row(
      boolean known, String name, Function<F, CompletableFuture<?>> call, @Nullable Object value) {
    return known ? row(name, call, value) : refused(name + " unknown", call);
  }

  /** One call, and what must be true of its value. */
  <T> CommandRows<F> check(
      String name, Function<F, CompletableFuture<T>> call, Predicate<? super T> valid) {
    rows.add(
        dynamicTest(
            name,
            () -> {
              T value = call.apply(surface).orTimeout(20, TimeUnit.SECONDS).join();
              assertTrue(valid.test(value), () -> name + " gave " + value);
            }));
    return this;
  }

  /** One call, and what must be true of its value, or a refusal by a server that is too old. */
  <T> CommandRows<F> check(
      boolean known,
      String name,
      Function<F, CompletableFuture<T>> call,
      Predicate<? super T> valid) {
    return known ? check(name, call, valid) : refused(name + " unknown", call::apply);
  }

  /** The methods of some families, which have their rows in another test. */
  CommandRows<F> elsewhere(Class<?> families) {
    for (Method method : families.getMethods()) {
      called.add(signature(method));
    }
    return this;
  }

  /** One call that this server answers with an error. */
  CommandRows<F> refused(String name, Function<F, CompletableFuture<?>> call) {
    rows.add(
        dynamicTest(
            name,
            () -> {
              var failure = assertThrows(CompletionException.class, () -> answer(call));
              assertInstanceOf(ServerException.class, failure.getCause());
            }));
    return this;
  }

  /** All rows, then one that fails if a method of the surface has none, then the end. */
  Stream<DynamicTest> tests(AutoCloseable client) {
    rows.add(dynamicTest("every method has a row", () -> assertEquals(Set.of(), missing())));
    return rows.stream()
        .onClose(
            () -> {
              try {
                client.close();
              } catch (Exception e) {
                throw new AssertionError("client did not close", e);
              }
            });
  }

  private @Nullable Object answer(Function<F, CompletableFuture<?>> call) {
    return call.apply(surface).orTimeout(20, TimeUnit.SECONDS).join();
  }

  private Set<String> missing() {
    return Arrays.stream(family.getMethods())
        .filter(method -> method.isDefault() && method.getDeclaringClass() != CommandSink.class)
        .filter(method -> !method.isSynthetic())
        .map(CommandRows::signature)
        .filter(signature -> !called.contains(signature))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
