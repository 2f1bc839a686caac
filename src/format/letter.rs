//! Letters of all scripts, and the marks that go with them.

/// Whether this is a letter or a mark (`\p{L}` or `\p{M}`) by Unicode 17.0.
///
/// A table of our own: what the standard library calls alphabetic has Roman numerals and circled letters in it, and
/// lacks marks that a decomposed letter or an Indic word is written with.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    let mut left = c as u32 - 0x80;
    let (mut is_letter, mut length) = (false, 0);
    for byte in LETTERS.bytes() {
        let digit = byte.wrapping_sub(FIRST);
        length = length * BASE + u32::from(digit) % BASE;
        if u32::from(digit) >= BASE {
            continue;
        }
        length += u32::from(is_letter);
        if left < length {
            return is_letter;
        }
        left -= length;
        (is_letter, length) = (!is_letter, 0);
    }
    false
}

const FIRST: u8 = b'#';
const BASE: u32 = 45;

/// From U+0080 on how many code points are no letters, then how many are, less one, and so on: in digits of 45, the
/// larger half of the alphabet for digits that others follow. Written by `tests/package/letters.test.ts`.
const LETTERS: &str = concat!(
    // Begin of the table.
    r"M#-#'#(9$A$Z*'.1'*#$#4R=$$%&$#)#$%$#$6$QH$S&$SH$H%#)K+O$#$$$$$#+='&@-(Q51R.$*%,$(-%%#3Q0%R-;N'#%#%Q#",
    r"5>'-(:$)*Q@$RI05$*%$%8$)$#&&%+%$%&+#'$$'/$-#$#%%$('$%8$)$$$$$$%#$''$%%&#*&$#4(.%$+$%$8$)$$$'%,$%$%%#",
    r"2&8)$%$*%$%8$)$$$'%+%$%%*%'$$'0#3$$(&%$&&$$#$$&$&%&.''&%$&%#)#K/$%$9$2%+$%$&*$$%$$%&?&$*$%$9$,$'%+$%",
    r"$&*$(%$&0%//$%$Q($%$'(&*'9($%$4&:$+$#%)&#'($#$*5$0Q/(1Q($$#$'$:$#$9%'$#$)0&C#:$>#$#$#',$F'6$4$F,#Q/Q",
    r"53Q5-&%H$#(#%M$W4$&%)$#$&%K$&%C$&%)$#$&%1$Q.$&%Q8%%C23QK%(&]E%3$<(Q@)**8,8.6//$%$$/QI&#'$Q#%$#3QN*M(",
    r"Q;-A$.'.7@%'.N'<Q,>'Q4$?%#J#+Q#%.7QBA+/Q%-Q//Q-8%-F%-(M%%3%$I([I%(%H%(%*$#$#$#$A%Q*$)$#&%$)&&%('/(%$",
    r")R=#0#3/Q)C4#'#%,$#&')#$#$#$&$-%&(''#Q*$Q^?U&)+/H$#(#%Q-*#2:,)$)$)$)$)$)$)$)$BQ%#Z6$F($'($'QK%$%%$QO",
    r"$&(M$R&4BQ&2[4S[8Q6Zz3Q9Q#%UN&2-$7Q($,$R/-$H+%R/%QG7Q,'#6Q)/Q;=:&#$%-F%F/?&Q61#32-'$Q,,059&Q>;%%2%'-",
    r"(%(%(,)$)$M$0)RC$$5Ug./9'Q&TWHX(%R2I)/'(.$/$'$#$$$$$R4DX%5Q5%Q+K.'232Q6'$ROG<)<.QN&(%(%(%%F.$<$5$$$1",
    r"%0ERCUD#RK?&Q&2#BB06$*)M(@%F'*Q&S95F'F'J+Q)/-$1$)$$$-$1$)$$&Q)/VK,8-*;($L$+Q;(%#$N$$&#%9-9,AQ75$$-8-",
    r"<)<IQ-)$Q6&$$(*$%$?%%'#C?&?F*$@<Q+-8-504R7Q>Q-Q(0Q(0JE>&'$9U<L$$&$3(Q(E-#+CB8M7>9,Q<L(,Q1*#0;:Q*2&+F",
    r"%#,Q:'&$$-#$#F4$G)&Q4)$#$&$1$,*Q08&$*%$%8$)$$$'$,%$%%%#)#()%)&'.,$#%#$H$,$#%#$&$*0$@Q@6&AQ;$#T'Q+%+:",
    r"(EQ6&#Q1Q.Q==%17)T(Q0R.Q5B*%#%*$$$@$$%+R%*%Q#%*$$>Q4+#+Q?&#5Q>R0*QNCB+$O$+Q'@%8$0Q?)$$$N&#$$$+;($$$G",
    r"$$$(:NUF9,3$K&':#QK#QEd8U(T2Q]=R)2gG38-Q{E(\MSa$Q%vE\?*A4QD4@%'.Q,,&B7(5Y>OTBQ5C;%;OQ@'Q.*3Q6$$$.&/S",
    r"m$LBR*R;T]3&$)$$$V72#@%%#1&+XFQV0R3(/&+*,&$R^<Q#%9\%'&(+*%)A&S0%YIQJ$Q<$$%#%$%&$.$#$)$Q6$&%*$)$>$&$'",
    r"$#&)$W;%;$;$A$;$A$;$A$;$A$;$*\;Q,'Q'+#1#9'$1h;A)(TD)$3%)$$$'(Q3D#R9O&03#W)A4Q%ZABTOCT>A$8+$TO)$&$$$1",
    r"$T3.)LQAjE&$=$$$#%#$,$&$#$#)#'#$#$#$%$$$#%#$#$#$#$#$$$#%&$)$&$&$#$,$3(%$'$3RX-eT1CRW3%Rv0%So%2]GQYG\",
    r"$q8RcD(TX@Wrf&U1",
    // End of the table.
);

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_and_marks() {
        for c in ['a', 'Z', 'ª', 'é', 'ß', 'ю', 'ə', '\u{301}', 'ह', '\u{93f}', '\u{94d}', '字', 'ﷲ', '\u{e01ef}', '𐌀']
        {
            assert!(is_letter(c), "{c:?}");
        }
        for c in ['0', '_', '²', '٣', 'Ⅷ', 'ⓐ', '🄰', '½', '\u{a0}', '\u{200b}', '€', '×', '🙂', '〇', '\u{10ffff}']
        {
            assert!(!is_letter(c), "{c:?}");
        }
    }

    /// Letters are what the standard library calls alphabetic, but for numbers, circled and squared letters.
    #[test]
    fn beside_the_standard_library() {
        if char::UNICODE_VERSION != (17, 0, 0) {
            return;
        }
        let is_round = |c: char| matches!(c, 'Ⓐ'..='ⓩ' | '🄰'..='🅉' | '🅐'..='🅩' | '🅰'..='🆉');
        let mut marks = 0;
        for c in ('\0'..='\u{1ffff}').chain('\u{e0000}'..='\u{e0fff}') {
            if c.is_alphabetic() {
                assert_eq!(is_letter(c), !c.is_numeric() && !is_round(c), "{c:?}");
            } else if is_letter(c) {
                assert!(!c.is_numeric() && !c.is_whitespace() && !c.is_control(), "{c:?}");
                marks += 1;
            }
        }
        assert_eq!(marks, 1_163, "marks that are not alphabetic");
    }
}
