// Command ledis-server runs LedisDB with settings that its own command cannot take, and ends with
// the process that started it.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/ledisdb/ledisdb/config"
	"github.com/ledisdb/ledisdb/server"
)

// A client blocked in BLPOP would hold up the stop for as long as it waits.
const stopWithin = 2 * time.Second

func main() {
	cfg := config.NewConfigDefault()
	flag.StringVar(&cfg.Addr, "addr", cfg.Addr, "host:port, or the path of a Unix socket")
	flag.StringVar(&cfg.AddrUnixSocketPerm, "unix-socket-perm", "", "permissions of the Unix socket, octal")
	flag.StringVar(&cfg.DBName, "store", "memory", "memory or goleveldb")
	flag.StringVar(&cfg.DataDir, "data-dir", cfg.DataDir, "where the store lives")
	flag.IntVar(&cfg.Databases, "databases", cfg.Databases, "number of databases")
	flag.StringVar(&cfg.AuthPassword, "password", "", "password that clients must send")
	flag.BoolVar(&cfg.Readonly, "readonly", false, "refuse writes")
	flag.BoolVar(&cfg.UseReplication, "rpl", false, "keep a log of changes, to lead or follow another server")
	flag.StringVar(&cfg.TLS.Certificate, "tls-cert", "", "PEM file of the certificate chain; turns TLS on")
	flag.StringVar(&cfg.TLS.Key, "tls-key", "", "PEM file of the private key")
	flag.IntVar(&cfg.ConnReadBufferSize, "read-buffer", cfg.ConnReadBufferSize, "receive buffer of a connection, bytes")
	flag.IntVar(&cfg.ConnWriteBufferSize, "write-buffer", cfg.ConnWriteBufferSize, "send buffer of a connection, bytes")
	flag.IntVar(&cfg.ConnKeepaliveInterval, "keepalive", 0, "close connections idle for so many seconds, 0 for never")
	flag.Parse()
	cfg.TLS.Enabled = cfg.TLS.Certificate != ""

	app, err := server.NewApp(cfg)
	if err != nil {
		fmt.Fprintln(os.Stderr, "ledis-server:", err)
		os.Exit(1)
	}
	go app.Run()
	fmt.Println("listening on", app.Address())

	awaitStop()
	closed := make(chan struct{})
	go func() {
		app.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-time.After(stopWithin):
		fmt.Println("stopped with clients still blocked")
	}
}

// Standard input is a pipe held by the parent: its end means that the parent is gone.
func awaitStop() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	orphaned := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(orphaned)
	}()
	select {
	case <-signals:
	case <-orphaned:
	}
}
