//! Which addresses may be dialled? Public unicast only: every special-purpose range of IANA's registries
//! (RFC 6890 and its successors) is refused, as is every IPv6 address that carries an IPv4 one inside.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use url::{Host, Url};

/// Network and prefix length of every special-purpose IPv4 range.
const SPECIAL_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Global unicast. Mapped (`::ffff:0:0/96`), NAT64 (`64:ff9b::/96`, `64:ff9b:1::/48`), unique local, link-local,
/// multicast, loopback and discard-only addresses all lie outside.
const GLOBAL_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// What is special inside global unicast: IETF protocol assignments (Teredo, ORCHID, benchmarking), documentation,
/// 6to4, AS112, documentation again.
const SPECIAL_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address is public unicast, so that a connection to it cannot land inside anybody's network.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => !SPECIAL_V4.iter().any(|range| holds_v4(*range, v4)),
        IpAddr::V6(v6) => holds_v6(GLOBAL_V6, v6) && !SPECIAL_V6.iter().any(|range| holds_v6(*range, v6)),
    }
}

/// Addresses of this machine itself.
pub fn loopback() -> [IpNet; 2] {
    [Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8).into(), Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128).into()]
}

/// Whether an address lies in one of the networks that the operator permits.
pub(super) fn is_listed(address: IpAddr, networks: &[IpNet]) -> bool {
    networks.iter().any(|network| network.contains(&address))
}

/// Whether an address may be dialled: public, or in a network that the operator permits.
pub(super) fn may_dial(address: IpAddr, networks: &[IpNet]) -> bool {
    is_public(address) || is_listed(address, networks)
}

/// Whether a URL names this very machine: a loopback literal, `localhost` or a name below it.
pub fn is_loopback_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(v4)) => v4.is_loopback(),
        Some(Host::Ipv6(v6)) => v6.is_loopback(),
        None => false,
    }
}

fn holds_v4((network, prefix): (Ipv4Addr, u32), address: Ipv4Addr) -> bool {
    (network.to_bits() ^ address.to_bits()) >> (32 - prefix) == 0
}

fn holds_v6((network, prefix): (Ipv6Addr, u32), address: Ipv6Addr) -> bool {
    (network.to_bits() ^ address.to_bits()) >> (128 - prefix) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every row of both registries as of November 2026, written anew and not from the tables above; then what IANA's
    /// registries of multicast and of the IPv6 address space reserve.
    const REFUSED: &[&str] = &[
        "0.0.0.0/8",
        "0.0.0.0/32",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.0.0/29",
        "192.0.0.8/32",
        "192.0.0.9/32",
        "192.0.0.10/32",
        "192.0.0.170/32",
        "192.0.0.171/32",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.88.99.2/32",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "240.0.0.0/4",
        "255.255.255.255/32",
        "::1/128",
        "::/128",
        "::ffff:0:0/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",
        "2001::/32",
        "2001:1::1/128",
        "2001:1::2/128",
        "2001:1::3/128",
        "2001:2::/48",
        "2001:3::/32",
        "2001:4:112::/48",
        "2001:10::/28",
        "2001:20::/28",
        "2001:30::/28",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "224.0.0.0/4",
        "::/8",
        "::/96",
        "4000::/2",
        "8000::/1",
        "fec0::/10",
        "ff00::/8",
    ];

    fn inside(range: &str, random: u128) -> IpAddr {
        let (network, prefix) = range.split_once('/').unwrap();
        let prefix: u32 = prefix.parse().unwrap();
        match network.parse::<IpAddr>().unwrap() {
            IpAddr::V4(v4) => {
                let host = if prefix == 32 { 0 } else { u32::MAX >> prefix };
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() | (u32::try_from(random >> 96).unwrap() & host)))
            }
            IpAddr::V6(v6) => {
                let host = if prefix == 128 { 0 } else { u128::MAX >> prefix };
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() | (random & host)))
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn nothing_special_is_public(random in any::<u128>()) {
            for range in REFUSED {
                let address = inside(range, random);
                prop_assert!(!is_public(address), "{address} of {range}");
            }
        }

        #[test]
        fn an_ipv4_address_inside_an_ipv6_one_is_never_public(a in any::<u16>(), b in any::<u16>()) {
            for hidden in [
                Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, a, b),
                Ipv6Addr::new(0, 0, 0, 0, 0, 0, a, b),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, a, b),
                Ipv6Addr::new(0x2002, a, b, 0, 0, 0, 0, 0),
                Ipv6Addr::new(0x2001, 0, 1, 2, 0, 0, !a, !b),
            ] {
                prop_assert!(!is_public(IpAddr::V6(hidden)), "{hidden}");
            }
        }
    }

    #[test]
    fn the_edges_of_ranges_and_the_open_internet_are_public() {
        for public in [
            "1.1.1.1",
            "8.8.8.8",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2003::1",
            "3ffe::1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn loopback_alone_is_permitted_to_simulators() {
        for (address, permitted) in
            [("127.0.0.1", true), ("127.8.8.8", true), ("::1", true), ("10.0.0.1", false), ("::ffff:127.0.0.1", false)]
        {
            assert_eq!(may_dial(address.parse().unwrap(), &loopback()), permitted, "{address}");
            assert!(!may_dial(address.parse().unwrap(), &[]));
        }
    }

    #[test]
    fn a_network_that_is_listed_is_permitted_alone() {
        let listed = ["10.1.0.0/16".parse().unwrap(), "fd00:1::/32".parse().unwrap()];
        for (address, permitted) in [
            ("10.1.2.3", true),
            ("10.2.0.1", false),
            ("fd00:1::9", true),
            ("fd00:2::9", false),
            ("::ffff:10.1.2.3", false),
            ("169.254.169.254", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(may_dial(address.parse().unwrap(), &listed), permitted, "{address}");
        }
    }
}
