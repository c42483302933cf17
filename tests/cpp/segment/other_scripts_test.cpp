// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Scripts without capitals, or without spaces: examples of our own, what ends a sentence and what
// does not.
#include "sentences.h"

namespace palimpsest::test {
namespace {

TEST_CASE("Arabic") {
  check_sentences("ar", {
                            "وصل د. سامي أمس.| هل رأيته؟| نعم!",
                            "انظر ص. 12 من الكتاب.| انتهى.",
                        });
}

TEST_CASE("Persian") {
  check_sentences("fa", {"این کتاب خوب است.| آیا خواندی؟| بله، ص. ۱۲ را دیدم."});
}

TEST_CASE("Urdu") {
  check_sentences("ur", {"یہ ایک کتاب ہے۔| کیا آپ نے پڑھی؟| جی ہاں۔"});
}

TEST_CASE("Hebrew") {
  check_sentences("he", {
                            "ד\"ר לוי גר ברח' הרצל 5.| הוא רופא.| מתי תבוא?",
                            "היא נולדה בארה\"ב.| אחר כך עברה לכאן.",
                        });
}

TEST_CASE("Hindi and Marathi") {
  check_sentences("hi", {"डॉ. वर्मा आज आए।| वे कहाँ हैं?| पता नहीं।"});
  check_sentences("mr", {"डॉ. पाटील आले.| ते कुठे आहेत?"});
}

TEST_CASE("Bengali and Tamil") {
  check_sentences("bn", {"ডা. রায় এসেছেন।| তিনি কোথায়?| জানি না।"});
  check_sentences("ta", {"அவர் வந்தார்.| எங்கே போனார்?"});
}

TEST_CASE("Georgian") {
  check_sentences("ka", {"პროფ. ბერიძე მოვიდა.| სად არის?| არ ვიცი."});
}

TEST_CASE("Armenian") {
  check_sentences("hy", {
                            "Սա առաջինն է։| Սա երկրորդն է:| Իսկ սա՝ վերջինը։",
                            "Նա եկավ. մենք գնացինք։| Վերջ։",
                        });
}

TEST_CASE("Amharic") {
  check_sentences("am", {"ይህ ቤት ነው።|ያ መጽሐፍ ነው፧|አዎ።"});
}

TEST_CASE("Burmese and Khmer: a comma of Burmese ends nothing") {
  check_sentences("my", {"ဒါက စာအုပ်၊ ဟိုဟာ ဖုန်းပါ။| ကောင်းပါတယ်။"});
  check_sentences("km", {"នេះជាសៀវភៅ។| នោះជាផ្ទះ។"});
}

TEST_CASE("Thai and Lao: long runs of letters end at a space") {
  check_sentences("th", {
                            "วันนี้อากาศดีมากและท้องฟ้าก็แจ่มใส| เราจะไปเดินเล่นที่สวนสาธารณะกัน",
                            "เขาซื้อข้าวและผลไม้หลายอย่างที่ตลาด แต่ลืมซื้อน้ำดื่มกลับมาบ้าน",
                            "ราคา 20 บาท ครับ",
                        });
  check_sentences("lo", {"ມື້ນີ້ອາກາດດີຫຼາຍແລະທ້ອງຟ້າແຈ່ມໃສ| ພວກເຮົາຈະໄປຍ່າງຫຼິ້ນຢູ່ສວນ"});
}

TEST_CASE("Chinese") {
  check_sentences("zh", {
                            "你好！|今天很冷。|你呢？",
                            "“你去吗？”她轻轻地问。|没有人回答。",
                            "他说：“走吧。”|大家都走了。",
                            "我看过《来吧！》这部电影。|很好。",
                            "请用Ver.2.0版本。|谢谢！",
                        });
}

TEST_CASE("Japanese") {
  check_sentences("ja", {
                            "今日は寒い。|明日は？|分かりません！",
                            "彼は「行こう。」と言った。|それから帰った。",
                            "とても美味!|また来ます。",
                            "（注意。）|次へ。",
                        });
}

TEST_CASE("Korean") {
  check_sentences("ko", {
                            "오늘은 춥다.| 내일은 어때요?| 모르겠어요.",
                            "그는 “가자.”라고 말했다.| 모두 웃었다.",
                            "정말 맛있었습니다...| 다음에 또 가요.",
                        });
}

}  // namespace
}  // namespace palimpsest::test
