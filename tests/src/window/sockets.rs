//! Internet sockets of processes, as the kernel lists them: what a program could have spoken through.

use std::{
    collections::BTreeSet,
    fs,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

/// One TCP or UDP socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Socket {
    /// `tcp`, `tcp6`, `udp` or `udp6`.
    pub(super) kind: &'static str,
    pub(super) local: SocketAddr,
    pub(super) remote: SocketAddr,
}

/// Every internet socket that these processes hold. (Unix sockets, by which a program reaches the screen, are not among
/// them.)
pub(super) fn of(pids: &[u32]) -> Vec<Socket> {
    let held: BTreeSet<String> = pids.iter().flat_map(|pid| held_by(*pid)).collect();
    ["tcp", "tcp6", "udp", "udp6"]
        .into_iter()
        .flat_map(|kind| {
            let table = fs::read_to_string(format!("/proc/net/{kind}")).unwrap_or_default();
            let found: Vec<Socket> = table.lines().skip(1).filter_map(|line| row(kind, line, &held)).collect();
            found
        })
        .collect()
}

/// Numbers of a process's sockets.
fn held_by(pid: u32) -> Vec<String> {
    let open = fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    open.filter_map(|file| fs::read_link(file.path()).ok())
        .filter_map(|target| Some(target.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect()
}

/// A line of `/proc/net/tcp` (proc(5)): number, local, remote, state, five more, and the socket's number.
fn row(kind: &'static str, line: &str, held: &BTreeSet<String>) -> Option<Socket> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !held.contains(*words.get(9)?) {
        return None;
    }
    Some(Socket { kind, local: address(words.get(1)?)?, remote: address(words.get(2)?)? })
}

/// `0100007F:1F90` is 127.0.0.1:8080: the kernel writes each four bytes as this machine's whole number.
fn address(words: &str) -> Option<SocketAddr> {
    let (host, port) = words.split_once(':')?;
    let fours: Option<Vec<[u8; 4]>> = host
        .as_bytes()
        .chunks(8)
        .map(|digits| Some(u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?.to_ne_bytes()))
        .collect();
    let bytes: Vec<u8> = fours?.concat();
    let ip = match <[u8; 4]>::try_from(bytes.as_slice()) {
        Ok(four) => IpAddr::V4(Ipv4Addr::from(four)),
        Err(_) => IpAddr::V6(Ipv6Addr::from(<[u8; 16]>::try_from(bytes.as_slice()).ok()?)),
    };
    Some(SocketAddr::new(ip, u16::from_str_radix(port, 16).ok()?))
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use std::net::{TcpListener, UdpSocket};

    use super::*;

    #[test]
    fn a_socket_of_this_very_process_is_seen() {
        let udp = UdpSocket::bind("127.0.0.1:0").expect("a socket");
        let tcp = TcpListener::bind("[::1]:0").or_else(|_| TcpListener::bind("127.0.0.1:0")).expect("a socket");
        let seen = of(&[std::process::id()]);
        for own in [udp.local_addr().expect("bound"), tcp.local_addr().expect("bound")] {
            assert!(seen.iter().any(|socket| socket.local == own), "{own} is ours and must be seen among {seen:?}");
        }
    }
}
