//! dump
use domain::{Coordinates, Kind, Lang, Localized};
use generator::map::*;
use std::fs;

const SLUGS: &str = "KZ-10 abai KZ-11 akmola KZ-15 aktobe KZ-19 almaty-region KZ-23 atyrau KZ-27 west-kazakhstan KZ-31 zhambyl KZ-33 zhetisu KZ-35 karaganda KZ-39 kostanay KZ-43 kyzylorda KZ-47 mangystau KZ-55 pavlodar KZ-59 north-kazakhstan KZ-61 turkistan KZ-62 ulytau KZ-63 east-kazakhstan KZ-71 astana KZ-75 almaty KZ-79 shymkent";

fn loc(a: &str, b: &str, c: &str) -> Localized<String> {
    Localized { kk: Some(a.into()), ru: Some(b.into()), en: Some(c.into()) }
}

fn page(lang: &str, title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8><meta name=viewport content='width=device-width'><title>{title}</title><link rel=stylesheet href=/look.css><body>{body}</body></html>"
    )
}

fn main() {
    let out = std::env::args().nth(1).unwrap();
    let texts: Vec<(String, String)> = Basemap::LAYERS
        .iter()
        .map(|l| (l.to_string(), fs::read_to_string(format!("site/basemap/{l}.geojson")).unwrap()))
        .collect();
    let t = std::time::Instant::now();
    let basemap = Basemap::parse(texts.iter().map(|(a, b)| (a.as_str(), b.as_str()))).unwrap();
    println!("parse {:?}", t.elapsed());
    let slugs: Vec<&str> = SLUGS.split(' ').collect();
    let csv = fs::read_to_string("/work/shared/data/boundaries/oblasts.csv").unwrap();
    let rows: Vec<(String, String, Localized<String>, Localized<String>)> = csv
        .lines()
        .skip(1)
        .map(|l| {
            let c: Vec<&str> = l.split(',').collect();
            let slug = slugs[slugs.iter().position(|s| *s == c[0]).unwrap() + 1];
            (slug.to_string(), c[0].to_string(), loc(c[4], c[5], c[6]), loc(c[7], c[8], c[9]))
        })
        .collect();
    let regions: Vec<RegionLabel> = rows
        .iter()
        .map(|r| RegionLabel { slug: &r.0, iso: &r.1, name: &r.2, short: &r.3 })
        .collect();
    let mons = fs::read_to_string("/work/shared/data/heritage/monuments.csv").unwrap();
    let split = |l: &str| {
        let mut o = vec![String::new()];
        let mut q = false;
        for c in l.chars() {
            match c {
                '"' => q = !q,
                ',' if !q => o.push(String::new()),
                c => o.last_mut().unwrap().push(c),
            }
        }
        o
    };
    let mons: Vec<Vec<String>> = mons.lines().skip(1).map(split).collect();
    for lang in Lang::ALL {
        let view = View { basemap: &basemap, regions: &regions, lang, title: "Карта" };
        let t = std::time::Instant::now();
        let svg = country_map(&view, &|r| format!("/{lang}/region/{}/", r.slug));
        println!("country {lang} {} bytes {:?}", svg.len(), t.elapsed());
        fs::write(
            format!("{out}/country.{lang}.html"),
            page(
                lang.tag(),
                "c",
                &format!("<main><h1>Туған жер</h1><div class=map-frame>{svg}</div></main>"),
            ),
        )
        .unwrap();

        let t = std::time::Instant::now();
        let mut worst = (0usize, 0usize);
        for r in &regions {
            let hs: Vec<(Coordinates, String, String, Kind)> = mons
                .iter()
                .filter(|m| m[6] == r.iso)
                .filter_map(|m| {
                    let at = Coordinates::new(m[7].parse().ok()?, m[8].parse().ok()?)?;
                    let kind = if ["natural", "national_park", "reserve", "cave"].contains(&&*m[4])
                    {
                        Kind::Nature
                    } else if m[4] == "museum" {
                        Kind::Place
                    } else {
                        Kind::Monument
                    };
                    Some((
                        at,
                        m[1 + lang as usize].clone(),
                        format!("/{lang}/monument/{}/", m[0]),
                        kind,
                    ))
                })
                .collect();
            let dots: Vec<Dot> = hs
                .iter()
                .enumerate()
                .map(|(i, h)| Dot {
                    kind: h.3,
                    at: h.0,
                    title: &h.1,
                    href: &h.2,
                    number: Some(i + 1),
                })
                .collect();
            let svg = region_map(&view, r.iso, &dots).unwrap();
            worst.0 = worst.0.max(svg.len());
            fs::write(
                format!("{out}/region.{}.{lang}.html", r.slug),
                page(lang.tag(), "c", &format!("<main><div class=map-frame>{svg}</div></main>")),
            )
            .unwrap();
            let file = region_file(&view, r.iso).unwrap();
            worst.1 = worst.1.max(file.len());
            fs::write(format!("{out}/map/{}.{lang}.svg", r.slug), file).unwrap();
            let mut body = String::new();
            for h in &hs {
                if let Some(l) = locator(&basemap, r.iso, h.0) {
                    let [x, y] = l.window(640.0, 400.0);
                    body += &format!(
                        "<p>{}</p><div class=map-frame><svg class='map map--locator' viewBox='{x} {y} 640 400'><image href='/map/{}.{lang}.svg' width={} height={} /><circle class='map__dot map__dot--{}' cx={} cy={} r=14 /></svg></div>",
                        h.1, r.slug, l.width, l.height, h.3, l.x, l.y
                    );
                }
            }
            fs::write(
                format!("{out}/locator.{}.{lang}.html", r.slug),
                page(lang.tag(), "c", &format!("<main>{body}</main>")),
            )
            .unwrap();
        }
        println!("regions {lang} worst {worst:?} {:?}", t.elapsed());
    }
}
